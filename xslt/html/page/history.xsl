<?xml version="1.0" encoding="UTF-8"?>
<!-- The history of a publication: each bibliographic statement of the header as a sentence. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:page:history:local"
    exclude-result-prefixes="#all">

  <xsl:template name="f:publication-history" as="element()*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="sources" as="element()*"
        select="tei:teiHeader/tei:fileDesc/tei:sourceDesc/(* except tei:listRelation | tei:listBibl/*)[not(self::tei:listBibl)][f:reading-text(.)]"/>
    <xsl:if test="$sources">
      <h3>Sources</h3>
      <ul class="history" role="list">
        <xsl:for-each select="$sources">
          <li>
            <xsl:value-of select="f:source-kind(@type)[.] ! (. || ': ')"/>
            <xsl:apply-templates select="." mode="m:history"/>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- What the text has to do with other texts: "Excerpt of: Report on Foreign Policy." -->
  <xsl:template name="f:relations" as="element()*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="relations" as="element(tei:relation)*"
        select="tei:teiHeader/tei:fileDesc/tei:sourceDesc//tei:relation[f:reading-text(tei:desc)]"/>
    <xsl:if test="$relations">
      <h3>Related texts</h3>
      <ul class="history" role="list">
        <xsl:for-each select="$relations">
          <li>
            <xsl:value-of select="f:source-kind(@name) || ': '"/>
            <xsl:call-template name="f:related-text"/>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- The title of the other text, a link where the page of it is known; what else the description says. -->
  <xsl:template name="f:related-text" as="node()*">
    <xsl:context-item as="element(tei:relation)" use="required"/>
    <xsl:variable name="href" as="xs:string?" select="f:href(@passive, .)"/>
    <xsl:variable name="words" as="xs:string" select="f:reading-text(tei:desc)"/>
    <xsl:variable name="title" as="xs:string" select="(f:reading-text(tei:desc/tei:title[1])[.], $words)[1]"/>
    <xsl:choose>
      <xsl:when test="exists($href)"><a href="{$href}"><cite><xsl:value-of select="$title"/></cite></a></xsl:when>
      <xsl:otherwise><cite><xsl:value-of select="$title"/></cite></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="substring-after($words, $title) || '.'[not(matches($words, '[.!?…]$'))]"/>
  </xsl:template>

  <!-- What a source is to the text, in words: "First publication". -->
  <xsl:function name="f:source-kind" as="xs:string" visibility="public">
    <xsl:param name="type" as="xs:string?"/>
    <xsl:variable name="words" as="xs:string" select="if ($type = 'capture') then 'text captured'
        else if ($type = 'web') then 'web page' else translate($type, '-', ' ')"/>
    <xsl:sequence select="upper-case(substring($words, 1, 1)) || substring($words, 2)"/>
  </xsl:function>

  <!-- A source as running words. -->
  <xsl:mode name="m:history" on-no-match="fail"/>

  <xsl:template match="*" mode="m:history" as="node()*">
    <xsl:variable name="words" as="xs:string" select="f:reading-text(.)"/>
    <xsl:value-of select="$words || '.'[not(matches($words, '[.!?…]$'))]"/>
  </xsl:template>

  <xsl:template match="tei:biblStruct" mode="m:history" as="node()*">
    <xsl:variable name="analytic" as="xs:string" select="f:list(tei:analytic/tei:author ! f:reading-text(.))"/>
    <xsl:value-of select="$analytic[.] ! (. || ', ')"/>
    <xsl:value-of select="tei:analytic/tei:title[1] ! ('“' || f:reading-text(.) || '”, ')"/>
    <xsl:value-of select="'in: '[current()/tei:analytic/tei:title and current()/tei:monogr/tei:title]"/>
    <xsl:for-each select="tei:monogr">
      <xsl:value-of select="f:list((tei:author, tei:editor) ! f:reading-text(.))[.] ! (. || ', ')"/>
      <xsl:for-each select="tei:title[f:reading-text(.)][1]">
        <cite><xsl:sequence select="f:linked(.)"/></cite>
      </xsl:for-each>
      <xsl:value-of select="f:imprint(.)[.] ! (', ' || .)" separator=""/>
    </xsl:for-each>
    <xsl:text>.</xsl:text>
    <xsl:apply-templates select="tei:note | tei:monogr/tei:note" mode="m:history"/>
    <xsl:apply-templates select="tei:ref | tei:ptr | tei:monogr/(tei:ref | tei:ptr)" mode="m:history"/>
  </xsl:template>

  <!-- Remarks; what a statement was verified by stands in brackets. -->
  <xsl:template match="tei:note" mode="m:history" as="node()*">
    <xsl:variable name="words" as="xs:string" select="f:reading-text(node())"/>
    <xsl:variable name="sentence" as="xs:string" select="$words || '.'[not(matches($words, '[.!?…]$'))]"/>
    <xsl:choose>
      <xsl:when test="@type = ('source', 'verified')">
        <span class="evidence">
          <xsl:value-of select="' [' || f:source-kind(@type) || ': ' || $words || ']'"/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="' ' || $sentence"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:ref | tei:ptr" mode="m:history" as="node()*">
    <xsl:variable name="href" as="xs:string?" select="f:href(@target, .)"/>
    <xsl:if test="exists($href)">
      <xsl:text> </xsl:text>
      <a href="{$href}"><xsl:value-of select="(f:reading-text(.)[.], $href)[1]"/></a>
    </xsl:if>
  </xsl:template>

  <!-- Volume, issue, place and publisher, date, pages, extent, in this order. -->
  <xsl:function name="f:imprint" as="xs:string*" visibility="public">
    <xsl:param name="host" as="element(tei:monogr)"/>
    <xsl:variable name="scopes" as="element()*" select="$host//tei:biblScope"/>
    <xsl:variable name="labels" as="map(xs:string, xs:string)"
        select="map{'volume': 'vol. ', 'issue': 'no. ', 'page': 'p. ', 'pages': 'pp. '}"/>
    <xsl:sequence select="($scopes except $scopes[@unit = ('page', 'pages')]) ! ($labels(string(@unit)) || f:reading-text(.)),
        string-join($host/tei:imprint/(tei:pubPlace, tei:publisher) ! f:reading-text(.)[.], ': ')[.],
        $host/tei:imprint/tei:date ! (f:reading-text(.)[.], string(@when)[.])[1],
        $scopes[@unit = ('page', 'pages')] ! (local:page-label(.) || f:reading-text(.)),
        $host/tei:extent ! f:reading-text(.)[.]"/>
  </xsl:function>

  <xsl:function name="local:page-label" as="xs:string">
    <xsl:param name="pages" as="element(tei:biblScope)"/>
    <xsl:sequence select="if (matches($pages, '^\s*\d+\s*$')) then 'p. '
        else if (matches($pages, '^\s*\d')) then 'pp. ' else ''"/>
  </xsl:function>
</xsl:stylesheet>
