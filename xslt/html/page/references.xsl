<?xml version="1.0" encoding="UTF-8"?>
<!-- The ways to the pages about the encoding: at the foot of every page, and in words on the page about the edition. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <xsl:template name="f:reference-pages" as="element(h:nav)?">
    <xsl:variable name="pages" as="xs:string*" select="f:ways($references)"/>
    <xsl:if test="exists($pages)">
      <nav aria-label="About the encoding">
        <xsl:for-each select="$pages">
          <xsl:sequence select="f:way(.)"/>
          <xsl:text> </xsl:text>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- What the pages about the encoding are good for; only the introduction to the edition says it. -->
  <xsl:template name="f:encoding" as="element()*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="pages" as="xs:string*" select="f:ways($references)[current()/@xml:id = 'introduction']"/>
    <xsl:if test="exists($pages)">
      <h3>Encoding</h3>
      <p>
        <xsl:text>How the texts are encoded and why, what is checked, and what was corrected: </xsl:text>
        <xsl:for-each select="$pages">
          <xsl:value-of select="if (position() eq 1) then '' else if (position() eq last()) then ' and ' else ', '"/>
          <xsl:sequence select="f:way(.)"/>
        </xsl:for-each>
        <xsl:text>.</xsl:text>
      </p>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
