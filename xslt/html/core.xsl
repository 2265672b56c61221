<?xml version="1.0" encoding="UTF-8"?>
<!-- The mode that turns TEI into HTML, and the attributes that every element may carry over. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <!-- Words of a TEI text to HTML. Each kind of node has a rule, the last one in html/unhandled.xsl: nothing is lost. -->
  <xsl:mode name="m:html" on-no-match="fail" on-multiple-match="use-last" warning-on-multiple-match="no"/>

  <xsl:template match="text()" mode="m:html" as="text()">
    <xsl:copy/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="m:html" as="empty-sequence()"/>

  <!-- The identifier and the language of an element, as HTML attributes. -->
  <xsl:function name="f:attributes" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="$element/@xml:id">
      <xsl:attribute name="id" select="$element/@xml:id"/>
    </xsl:if>
    <xsl:if test="normalize-space($element/@xml:lang)">
      <xsl:attribute name="lang" select="normalize-space($element/@xml:lang)"/>
    </xsl:if>
  </xsl:function>

  <!-- The class of an element: its TEI name, its type and how it was printed, as far as they are plain words. -->
  <xsl:function name="f:class" as="attribute(class)">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="xs:string*" select="local-name($element), $element/(@type, @rend) ! tokenize(.)"/>
    <xsl:attribute name="class" select="distinct-values($words[matches(., '^[A-Za-z][A-Za-z0-9-]*$')])" separator=" "/>
  </xsl:function>

  <!-- An identifier for something that has none in the TEI, made different from all that are in the TEI. -->
  <xsl:function name="f:free-id" as="xs:string" visibility="public">
    <xsl:param name="wanted" as="xs:string"/>
    <xsl:param name="context" as="node()"/>
    <xsl:sequence select="if (key('id', $wanted, root($context))) then f:free-id($wanted || '_', $context) else $wanted"/>
  </xsl:function>

  <!-- An identifier for a part that each text of a page has; in a page of several texts it bears their number. -->
  <xsl:function name="f:part-id" as="xs:string" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="number" as="xs:string"
        select="if ($text/self::tei:TEI[parent::* or tei:TEI])
                then string(count($text/(preceding::tei:TEI | ancestor::tei:TEI)) + 1) else ''"/>
    <xsl:sequence select="f:free-id($name || $number, $text)"/>
  </xsl:function>

  <!-- The words inside an element that some other element of HTML wraps: a phrase, or a block when it holds blocks. -->
  <xsl:template name="f:wrap" as="element()">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="inline" as="xs:string" select="'span'"/>
    <xsl:element name="{if (f:has-block(.)) then 'div' else $inline}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
