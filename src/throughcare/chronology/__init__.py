"""The chronology: what happened to a person, in order, never changed in silence."""
