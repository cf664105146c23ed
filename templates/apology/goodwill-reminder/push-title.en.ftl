It ends on ${valid_until}
