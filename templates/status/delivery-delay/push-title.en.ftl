Your order comes on ${new_date}
