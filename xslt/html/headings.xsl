<?xml version="1.0" encoding="UTF-8"?>
<!-- Headings: one h1, and below it the order of the divisions. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:headings:local"
    exclude-result-prefixes="#all">

  <!-- Elements whose head divides the text; the head of a table, a list or a stanza is a caption. -->
  <xsl:variable name="local:divisions" as="xs:string*" select="tokenize('
      front body back group text div div1 div2 div3 div4 div5 div6 div7 prologue epilogue performance set')"/>

  <!-- The printed title: what the page takes as its h1. -->
  <xsl:function name="f:title-head" as="element()?" visibility="public">
    <xsl:param name="text" as="element(tei:TEI)?"/>
    <xsl:variable name="first" as="element(tei:text)?" select="$text/tei:text[1]"/>
    <xsl:variable name="only" as="element()?" select="$first/tei:body[count(tei:div | tei:div1) eq 1]/(tei:div | tei:div1)"/>
    <xsl:variable name="candidates" as="element()*" select="
        $first/tei:front/(tei:head, tei:titlePage/tei:docTitle, tei:docTitle),
        $first/tei:body/tei:head,
        $only[not($first/tei:front/node()[self::tei:*])]/tei:head"/>
    <xsl:sequence select="$candidates[not(@type = 'sub')][f:reading-text(.)][1]"/>
  </xsl:function>

  <!-- True for the head of a division, as against a caption or a subtitle. -->
  <xsl:function name="f:is-heading" as="xs:boolean" visibility="public">
    <xsl:param name="head" as="element()"/>
    <xsl:sequence select="local-name($head/..) = $local:divisions and not($head/@type = 'sub') and f:reading-text($head) ne ''"/>
  </xsl:function>

  <!-- 1 for the title of the page (2 for a text in a page of several), otherwise one more for each heading around. -->
  <xsl:function name="f:heading-level" as="xs:integer" visibility="public">
    <xsl:param name="head" as="element()"/>
    <xsl:variable name="title" as="element()?" select="f:title-head($head/ancestor::tei:TEI[1])"/>
    <xsl:variable name="around" as="element()*"
        select="$head/../ancestor::*[tei:head[f:is-heading(.)][not(. is $title)]]"/>
    <xsl:variable name="top" as="xs:integer" select="if ($head/ancestor::tei:TEI[1]/parent::*) then 2 else 1"/>
    <xsl:sequence select="if ($head is $title) then $top else min((6, $top + 1 + count($around)))"/>
  </xsl:function>

  <xsl:template match="tei:head[f:is-heading(.)] | tei:docTitle[. is f:title-head(ancestor::tei:TEI[1])]"
      mode="m:html" as="element()">
    <xsl:variable name="level" as="xs:integer" select="f:heading-level(.)"/>
    <xsl:variable name="blocks" as="xs:boolean" select="f:has-block(.) and not(self::tei:docTitle)"/>
    <xsl:element name="{if ($blocks) then 'div' else 'h' || $level}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:if test="$blocks">
        <xsl:attribute name="role" select="'heading'"/>
        <xsl:attribute name="aria-level" select="$level"/>
      </xsl:if>
      <xsl:apply-templates mode="m:html"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:head[not(f:reading-text(.))]" mode="m:html" as="empty-sequence()" priority="2"/>

  <!-- Captions and subtitles. -->
  <xsl:template match="tei:head | tei:docTitle | tei:titlePart" mode="m:html" as="element()">
    <xsl:element name="{if (f:has-block(.)) then 'div' else 'p'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:if test="self::tei:head[@type = 'sub']">
        <xsl:attribute name="role" select="'doc-subtitle'"/>
      </xsl:if>
      <xsl:apply-templates mode="m:html"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:docTitle[. is f:title-head(ancestor::tei:TEI[1])]/tei:titlePart" mode="m:html" as="element(h:span)">
    <span>
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
