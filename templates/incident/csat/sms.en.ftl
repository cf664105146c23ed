${brand.name}: how did we handle "${incident}"? Reply with one digit, 1 (very badly) to 5 (very well).
