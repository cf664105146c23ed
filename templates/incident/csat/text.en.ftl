<#import "/_layout/text.ftl" as mail>
<@mail.frame why="This email is about an incident that we told you of. It is a service
message, not advertising.">
How did we handle it?

Hello<#if customer.given_name?has_content> ${customer.given_name}</#if>,

"${incident}" is over. How did we handle it, from 1 (very badly)
to 5 (very well)? Answer here:

${answer}

We will not ask again.
</@mail.frame>
