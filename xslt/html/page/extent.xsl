<?xml version="1.0" encoding="UTF-8"?>
<!-- How much there is: the extent of a header in numbers (TEI Guidelines 2.2.3). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:page:extent:local"
    exclude-result-prefixes="#all">

  <xsl:template name="f:extent" as="element()*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="measures" as="element()*"
        select="tei:teiHeader/tei:fileDesc/tei:extent/tei:measure[@unit][@quantity castable as xs:decimal]"/>
    <xsl:if test="$measures">
      <h3><xsl:value-of select="if (@xml:id = 'introduction') then 'The edition in numbers' else 'Extent'"/></h3>
      <dl class="extent">
        <xsl:for-each select="$measures">
          <dt><xsl:value-of select="local:unit(@unit)"/></dt>
          <dd><xsl:value-of select="format-number(@quantity, '#,##0.###')"/></dd>
        </xsl:for-each>
      </dl>
    </xsl:if>
  </xsl:template>

  <!-- "commentary-notes" as "Commentary notes". -->
  <xsl:function name="local:unit" as="xs:string">
    <xsl:param name="unit" as="xs:string"/>
    <xsl:variable name="words" as="xs:string" select="translate(normalize-space($unit), '-_', '  ')"/>
    <xsl:sequence select="upper-case(substring($words, 1, 1)) || substring($words, 2)"/>
  </xsl:function>
</xsl:stylesheet>
