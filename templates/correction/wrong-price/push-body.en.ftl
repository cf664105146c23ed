It is ${right_price}, not ${wrong_price}. What you have ordered stays at the price you saw.
