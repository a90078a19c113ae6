"""Days, months, years and times of day."""
