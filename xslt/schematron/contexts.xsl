<?xml version="1.0" encoding="UTF-8"?>
<!-- Which nodes a pattern has to look at: most need elements only, and of those only some, by their names. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:sc="urn:edition:schematron"
    exclude-result-prefixes="#all">

  <!-- True if the rules of a pattern can match elements and the root only, never attributes or text. -->
  <xsl:function name="sc:needs-elements-only" as="xs:boolean" visibility="public">
    <xsl:param name="pattern" as="element(sch:pattern)"/>
    <xsl:sequence select="every $context in $pattern/sch:rule/@context satisfies sc:is-plain(sc:steps($context))"/>
  </xsl:function>

  <!-- The names of the elements that the rules of a pattern can match; empty if one can match others, too. -->
  <xsl:function name="sc:names" as="xs:string*">
    <xsl:param name="pattern" as="element(sch:pattern)"/>
    <xsl:variable name="names" as="xs:string*"
        select="$pattern/sch:rule/@context ! tokenize(sc:steps(.), '\s*\|\s*') ! replace(normalize-space(), '^.*/', '')"/>
    <xsl:variable name="name" as="xs:string" select="'^\i[\c-[:]]*(:\i[\c-[:]]*)?$'"/>
    <xsl:sequence select="distinct-values($names)[every $one in $names satisfies matches($one, $name)]"/>
  </xsl:function>

  <!-- The expression for the nodes that a pattern looks at. -->
  <xsl:function name="sc:nodes" as="xs:string" visibility="public">
    <xsl:param name="pattern" as="element(sch:pattern)"/>
    <xsl:variable name="plain" as="xs:boolean" select="sc:needs-elements-only($pattern)"/>
    <xsl:variable name="names" as="xs:string*" select="sc:names($pattern)[$plain] ! ('xs:QName(' || sc:quoted(.) || ')')"/>
    <xsl:sequence select="if (exists($names))
        then 'key(' || sc:quoted($sc:report || 'name') || ', (' || string-join($names, ', ') || '))'
        else '$' || $sc:report || (if ($plain) then 'elements' else 'nodes')"/>
  </xsl:function>

  <!-- Names and paths of names. Anything else (@n, text(), key(…), $nodes, a comment) might be of any kind. -->
  <xsl:function name="sc:is-plain" as="xs:boolean">
    <xsl:param name="steps" as="xs:string"/>
    <xsl:sequence select="matches($steps, '^[\c*/|\s]*$') and not(contains($steps, '::') or starts-with($steps, '.'))"/>
  </xsl:function>

  <!-- A path without the literals and the predicates in it. -->
  <xsl:function name="sc:steps" as="xs:string">
    <xsl:param name="path" as="xs:string"/>
    <xsl:variable name="unquoted" as="xs:string" select='replace($path, "&apos;[^&apos;]*&apos;|""[^""]*""", "")'/>
    <xsl:sequence select="normalize-space(sc:without-predicates($unquoted))"/>
  </xsl:function>

  <!-- Predicates nest: the innermost go first. -->
  <xsl:function name="sc:without-predicates" as="xs:string">
    <xsl:param name="path" as="xs:string"/>
    <xsl:variable name="less" as="xs:string" select="replace($path, '\[[^\[\]]*\]', '')"/>
    <xsl:sequence select="if ($less = $path) then $path else sc:without-predicates($less)"/>
  </xsl:function>
</xsl:stylesheet>
