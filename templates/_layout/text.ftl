<#--
  The frame of the plain-text part: the name on top, the imprint below.
  why: why this person gets this mail, broken into lines by hand.
-->
<#macro frame why>
${brand.name?upper_case}
${brand.tagline}

<#nested>
<#if (links.acknowledge)??>

${texts.acknowledge_hint}
${texts.acknowledge}:
${links.acknowledge}
</#if>

------------------------------------------------------------------------
${texts.questions}
${brand.support_email}
${brand.support_phone}, ${brand.support_hours}

${brand.legal_name}
${brand.postal_address}
${brand.website}

${why}
<#if (links.unsubscribe)??>

${texts.unsubscribe_hint}
${texts.unsubscribe}:
${links.unsubscribe}
</#if>
</#macro>
