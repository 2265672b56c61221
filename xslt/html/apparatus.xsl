<?xml version="1.0" encoding="UTF-8"?>
<!-- What the editors changed, and what other witnesses read: quiet in the text, told in full in lists after it. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:apparatus:local"
    exclude-result-prefixes="#all">

  <!-- True for an intervention that the list of corrections tells: corrected, normalised, expanded, supplied or removed. -->
  <xsl:function name="f:is-intervention" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="f:is-erratum($element) or exists($element/self::tei:app[not(ancestor::tei:teiHeader)])"/>
  </xsl:function>

  <!-- Of the readings of a choice, the one that the reading text shows. -->
  <xsl:function name="f:chosen" as="element()?" visibility="public">
    <xsl:param name="choice" as="element()"/>
    <xsl:sequence select="$choice/self::tei:choice[count(*) gt 1]/(tei:corr, tei:reg, tei:expan)[1]"/>
  </xsl:function>

  <!-- The interventions of a document, counted. -->
  <xsl:accumulator name="entries" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="*[f:is-intervention(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- The identifier of an entry in the list of corrections. -->
  <xsl:function name="f:entry-id" as="xs:string">
    <xsl:param name="intervention" as="element()"/>
    <xsl:sequence select="if ($intervention/@xml:id) then $intervention/@xml:id
        else f:free-id('e' || $intervention/accumulator-before('entries'), $intervention)"/>
  </xsl:function>

  <!-- Words in the text that an entry tells more about: a link to it, or words with a mark where they hold links already. -->
  <xsl:template name="local:marked" as="element()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="shown" as="node()*"/>
    <xsl:variable name="id" as="xs:string" select="f:entry-id(.)"/>
    <xsl:variable name="plain" as="xs:boolean" select="normalize-space(string-join($shown)) and not(f:has-link(.)) and
        not($shown[self::*][f:has-block(.) or f:is-block(.)]) and not(f:is-in-link(.))"/>
    <xsl:element name="{if ($plain) then 'a' else if (f:has-block(.)) then 'div' else 'span'}"
        namespace="http://www.w3.org/1999/xhtml">
      <xsl:attribute name="class" select="$class"/>
      <xsl:attribute name="id" select="f:free-id($id || '-text', .)"/>
      <xsl:if test="$plain">
        <xsl:attribute name="href" select="'#' || $id"/>
      </xsl:if>
      <xsl:apply-templates select="$shown" mode="m:html"/>
    </xsl:element>
    <xsl:if test="not($plain) and not(f:is-in-link(.)) and $shown">
      <a class="mark" href="#{$id}" aria-label="Readings">°</a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:choice[f:chosen(.)]" mode="m:html" as="element()+">
    <xsl:call-template name="local:marked">
      <xsl:with-param name="class" select="local-name(f:chosen(.))"/>
      <xsl:with-param name="shown" select="f:chosen(.)/node()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:supplied" mode="m:html" as="element()+">
    <xsl:call-template name="local:marked">
      <xsl:with-param name="class" select="'supplied'"/>
      <xsl:with-param name="shown" select="node()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Stray characters are no words of the text; those that were somebody's mark-up need no entry either. -->
  <xsl:template match="tei:surplus" mode="m:html" as="element(h:span)?">
    <xsl:if test="f:is-intervention(.)">
      <span class="surplus" id="{f:free-id(f:entry-id(.) || '-text', .)}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:app" mode="m:html" as="element()+">
    <xsl:call-template name="local:marked">
      <xsl:with-param name="class" select="'app'"/>
      <xsl:with-param name="shown" select="(tei:lem, tei:rdg, tei:rdgGrp/tei:rdg)[1]/node()"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
