"""Users, roles, teams, who sees whom, and the log of reads."""
