"""Chinese classical verse: forms, rhyme and tone, and the search that keeps to them."""
