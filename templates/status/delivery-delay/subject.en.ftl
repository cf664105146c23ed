Order ${order_number} is delayed: we now deliver it on ${new_date}
