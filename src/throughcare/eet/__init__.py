"""Education, employment and training."""
