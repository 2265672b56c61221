<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in the prose of guidelines besides what any text has: names of elements, and examples. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:o="urn:edition:odd"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:eg="http://www.tei-c.org/ns/Examples"
    exclude-result-prefixes="#all">

  <!-- The specification is shown as the reference, at the end. -->
  <xsl:template match="tei:schemaSpec" mode="m:html" as="empty-sequence()"/>

  <!-- The name of an element leads to what the schema says of it. -->
  <xsl:template match="tei:gi[key('o:element', normalize-space())]" mode="m:html" as="element(h:a)">
    <xsl:sequence select="o:element-link(normalize-space())"/>
  </xsl:template>

  <xsl:template match="tei:gi" mode="m:html" as="element(h:code)">
    <code><xsl:value-of select="'&lt;' || normalize-space() || '&gt;'"/></code>
  </xsl:template>

  <xsl:template match="tei:att" mode="m:html" as="element(h:code)">
    <code><xsl:value-of select="'@' || normalize-space()"/></code>
  </xsl:template>

  <!-- An example, without the margin that it has in the ODD. -->
  <xsl:template match="eg:egXML" mode="m:html" as="element(h:pre)">
    <xsl:variable name="source" as="text()*">
      <xsl:apply-templates mode="m:source"/>
    </xsl:variable>
    <xsl:variable name="text" as="xs:string" select="string-join($source)"/>
    <xsl:variable name="lines" as="xs:string*" select="tokenize(replace($text, '^\s*\n|\s+$', ''), '\n')"/>
    <xsl:variable name="margin" as="xs:integer" select="(min($lines[normalize-space()] ! o:margin(.)[. gt 0]), 0)[1]"/>
    <pre class="egXML" tabindex="0">
      <xsl:for-each select="$lines ! substring(., min(($margin, o:margin(.))) + 1)">
        <span><xsl:value-of select=". || '&#10;'"/></span>
      </xsl:for-each>
    </pre>
  </xsl:template>

  <!-- How many blanks a line begins with. -->
  <xsl:function name="o:margin" as="xs:integer">
    <xsl:param name="line" as="xs:string"/>
    <xsl:sequence select="string-length($line) - string-length(replace($line, '^\s+', ''))"/>
  </xsl:function>

  <!-- Words and mark-up of an example, with the entities that XML wants. -->
  <xsl:template match="text()" mode="m:source" as="text()">
    <xsl:value-of select="replace(replace(., '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;')"/>
  </xsl:template>

  <xsl:template match="comment()" mode="m:source" as="text()">
    <xsl:value-of select="'&lt;!--' || . || '-->'"/>
  </xsl:template>

  <!-- A link to an element of the reference. -->
  <xsl:function name="o:element-link" as="element(h:a)" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <a href="#element-{$name}"><code><xsl:value-of select="'&lt;' || $name || '&gt;'"/></code></a>
  </xsl:function>
</xsl:stylesheet>
