"""The audit harness: visits the site in a real browser as people would, and tells what stands in their way."""
