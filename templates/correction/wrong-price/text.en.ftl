<#import "/_layout/text.ftl" as mail>
<@mail.frame why="This email corrects one that we sent you.\nIt is a service message, not advertising.">
We named a wrong price

Hello<#if customer.given_name?has_content> ${customer.given_name}</#if>,

<#if wrong_at??>
What we wrote to you on ${wrong_at} was wrong.
<#else>
What we wrote to you was wrong.
</#if>
The mistake is ours, and I'm sorry.

  We wrote   ${wrong_price}
  Right is   ${right_price}

Have you ordered already?
-------------------------
Then the price that you saw holds for you. You need do nothing.

If this cost you anything else, answer this email: a person reads it.
</@mail.frame>
