${discount}% off your next order
