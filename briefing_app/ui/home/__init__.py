"""Home: what an officer begins the day with."""
