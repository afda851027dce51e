"""What several tests need: tiny models and drawn pictures."""
