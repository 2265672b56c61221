<?xml version="1.0" encoding="UTF-8"?>
<!-- The reading text of any piece of TEI as one plain string: for titles, contents, citations and descriptions. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <!-- Keep the words, drop what a reader does not read. -->
  <xsl:mode name="m:reading" on-no-match="text-only-copy"/>

  <!-- The words a reader reads, blanks made even. -->
  <xsl:function name="f:reading-text" as="xs:string" visibility="public">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="words" as="item()*">
      <xsl:apply-templates select="$nodes" mode="m:reading"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($words))"/>
  </xsl:function>

  <!-- The first sentence; an abbreviation such as "V. I." or "No. 10" does not end one. -->
  <xsl:function name="f:first-sentence" as="xs:string" visibility="public">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="replace($text, '^(.*?[\p{Ll}\p{Nd}’”)\]]{2}[.!?][’”)]*)\s+[\p{Lu}“‘(].*$', '$1', 's')"/>
  </xsl:function>

  <xsl:template match="tei:fw | tei:surplus | tei:note | tei:index | tei:ref[@type = 'note'] | tei:teiHeader"
      mode="m:reading" as="empty-sequence()"/>

  <xsl:template match="tei:choice[tei:corr | tei:reg | tei:expan]/(tei:sic | tei:orig | tei:abbr) | tei:app[tei:lem]/tei:rdg"
      mode="m:reading" as="empty-sequence()"/>

  <xsl:template match="tei:lb | tei:p | tei:l | tei:titlePart" mode="m:reading" as="item()*">
    <xsl:sequence select="' '[not(current()/@break = 'no')]"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>
</xsl:stylesheet>
