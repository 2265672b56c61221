<?xml version="1.0" encoding="UTF-8"?>
<!-- The reference of rules: code, severity, what the rule is about, what it says when it is broken. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:o="urn:edition:odd"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:local="urn:edition:schema:guidelines:rules:local"
    exclude-result-prefixes="#all">

  <!-- The assertions of a specification, in the order of the ODD. -->
  <xsl:function name="o:assertions" as="element()*" visibility="public">
    <xsl:param name="spec" as="node()"/>
    <xsl:sequence select="$spec//tei:constraintSpec//(sch:assert | sch:report)"/>
  </xsl:function>

  <xsl:template name="o:rule-reference" as="element(h:section)?">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="id" as="xs:string" select="f:free-id('rules', .)"/>
    <xsl:if test="exists(o:assertions(.))">
      <section class="reference" aria-labelledby="{$id}">
        <h2 id="{$id}">Rules</h2>
        <dl class="rules">
          <xsl:for-each select="o:assertions(.)">
            <xsl:sort select="string(@id)"/>
            <xsl:call-template name="local:rule"/>
          </xsl:for-each>
        </dl>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="local:rule" as="element()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="element" as="xs:string?" select="ancestor::tei:elementSpec/@ident"/>
    <dt id="rule-{@id}"><xsl:value-of select="@id"/></dt>
    <dd>
      <p>
        <em><xsl:value-of select="@role"/></em>
        <xsl:text> </xsl:text>
        <xsl:if test="$element">
          <xsl:sequence select="o:element-link($element)"/>
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:value-of select="ancestor::tei:constraintSpec[1]/tei:desc ! normalize-space()"/>
      </p>
      <p class="message"><xsl:value-of select="local:message(.)"/></p>
    </dd>
  </xsl:template>

  <!-- The message of a rule; an ellipsis stands for what it takes from the document. -->
  <xsl:function name="local:message" as="xs:string">
    <xsl:param name="assertion" as="element()"/>
    <xsl:sequence select="normalize-space(string-join($assertion/node() ! (if (self::sch:*) then '[…]' else string())))"/>
  </xsl:function>
</xsl:stylesheet>
