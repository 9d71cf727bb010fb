"""Words among which accounts choose: their forms, and what they are about."""
