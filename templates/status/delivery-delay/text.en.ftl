<#import "/_layout/text.ftl" as mail>
<@mail.frame why="This email is about your open order ${order_number}.
It is a service message, not advertising.">
Hello<#if customer.given_name?has_content> ${customer.given_name}</#if>,

We can't bring your order on ${promised_on} as we promised.
The new day is ${new_date}. I'm sorry. We're telling you now
so that you don't stay at home for nothing.

  Order      ${order_number}
  City       ${city}
  Promised   ${promised_on}
  New day    ${new_date}

What happened
-------------
Half of the sorting line in our warehouse has been down since
${since}. Engineers are working on it.
Until it runs again we sort by hand, and that is slower.

Who is affected
---------------
Everyone whose order was still in the warehouse at that time, you
included. Orders that were already with a courier will come on time.

What you can do
---------------
If the new day suits you, nothing: your order stays as it is.
If it doesn't, choose another day, or cancel and get all your money
back:

${brand.orders_page}

What comes next
---------------
Next update by ${next_update_at}.
We'll write by then even if nothing has changed.

Marina Orlova
Head of delivery
</@mail.frame>
