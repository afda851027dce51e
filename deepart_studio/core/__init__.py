"""Values and rules that every other room shares: numpy, jsonschema and the standard library."""
