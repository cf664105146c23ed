<#import "/_layout/text.ftl" as mail>
<@mail.frame why="You are getting this email because you are a customer of ${brand.name}.">
Hello<#if customer.given_name?has_content>, ${customer.given_name}</#if>!

This is our first message to you. From now on you'll hear from us
when something concerns you, and only then.
</@mail.frame>
