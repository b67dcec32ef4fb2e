"""Views of casework, by topic. They hold no rule: they ask selectors, services and presenters."""
