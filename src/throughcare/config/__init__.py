"""Settings, urls, the list of rooms, the embedded database and the command line."""
