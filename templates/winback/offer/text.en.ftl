<#import "/_layout/text.ftl" as mail>
<@mail.frame why="You are getting this email because you agreed to receive offers
from ${brand.name}.">
Hello<#if customer.given_name?has_content> ${customer.given_name}</#if>,

<#if raw.orders_count gt 1>
We've packed ${orders_count} orders for you, the last one on ${last_order_on}.
Your favourite aisle has been “${favourite_category}”.
We'd love to have you back, so your next order costs less:
<#else>
Your order of ${last_order_on} was your first with us, mostly
from “${favourite_category}”.
We hope it wasn't your last, so the next one costs less:
</#if>

  ${discount}% off with the code ${promo_code}
  until ${valid_until}

Fill your basket:
${brand.website}

The terms, all of them
----------------------
- For one order of ${min_order} or more. Enter ${promo_code} at the checkout.
- It covers everything in the basket, but not the delivery fee,
  and cannot be combined with other codes.
- The last day is ${valid_until}.

Did we let you down?
--------------------
If you stopped for a reason, I'd like to know it, whether or not you use
the discount. Just reply to this email; I read every answer.

Ilya Sokolov
Customer care
</@mail.frame>
