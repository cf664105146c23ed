${discount}% off your next order at ${brand.name}, until ${valid_until}
