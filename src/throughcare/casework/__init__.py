"""Who works with whom, contacts and visits, duties and worklists."""
