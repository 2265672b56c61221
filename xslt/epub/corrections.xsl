<?xml version="1.0" encoding="UTF-8"?>
<!-- What was corrected: a quiet mark in the text, and after it a list of all: place, reading, correction, reason. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:b="urn:edition:epub"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:e="urn:edition:errata"
    xmlns:local="urn:edition:epub:corrections:local"
    exclude-result-prefixes="#all">

  <!-- Corrected words lead to their entry; where they cannot, because they hold links or nothing, a mark after them does. -->
  <xsl:template match="tei:choice[f:chosen(.)] | tei:supplied | tei:surplus[f:is-intervention(.)] | tei:app" mode="m:html" as="node()+">
    <xsl:variable name="shown" as="node()*" select="
        if (self::tei:choice) then f:chosen(.)/node() else if (self::tei:supplied) then node()
        else if (self::tei:app) then (tei:lem, tei:rdg, tei:rdgGrp/tei:rdg)[1]/node() else ()"/>
    <xsl:variable name="id" as="xs:string" select="f:entry-id(.)"/>
    <xsl:variable name="plain" as="xs:boolean" select="not(ancestor::tei:teiHeader) and normalize-space(string-join($shown))
        and not(f:has-link(.)) and not($shown[self::*][f:has-block(.) or f:is-block(.)]) and not(b:is-in-call(.))"/>
    <xsl:value-of select="local:blank($shown, '^\s+')"/>
    <xsl:element name="{if ($plain) then 'a' else if ($shown[self::*][f:is-block(.)]) then 'div' else 'span'}"
        namespace="http://www.w3.org/1999/xhtml">
      <xsl:attribute name="class" select="'corrected', local-name((f:chosen(.), .)[1])"/>
      <xsl:attribute name="id" select="f:free-id($id || '-text', .)"/>
      <xsl:if test="$plain">
        <xsl:attribute name="href" select="'#' || $id"/>
      </xsl:if>
      <xsl:apply-templates select="$shown except $shown[self::text()][local:is-only($shown)]" mode="m:html"/>
      <xsl:value-of select="$shown[self::text()][local:is-only($shown)] ! replace(., '^\s+|\s+$', '')"/>
    </xsl:element>
    <xsl:value-of select="local:blank($shown, '\s+$')"/>
    <xsl:if test="not($plain) and f:is-intervention(.) and not(b:is-in-call(.))">
      <a class="mark" href="#{$id}" aria-label="Correction">°</a>
    </xsl:if>
  </xsl:template>

  <!-- True for words that hold no elements. -->
  <xsl:function name="local:is-only" as="xs:boolean">
    <xsl:param name="shown" as="node()*"/>
    <xsl:sequence select="count($shown) eq 1 and normalize-space($shown) ne ''"/>
  </xsl:function>

  <!-- A blank before or after corrected words stands outside of their mark. -->
  <xsl:function name="local:blank" as="xs:string?">
    <xsl:param name="shown" as="node()*"/>
    <xsl:param name="where" as="xs:string"/>
    <xsl:sequence select="' '[local:is-only($shown)][$shown[self::text()][matches(., $where)]]"/>
  </xsl:function>

  <!-- The list after a text. -->
  <xsl:template name="b:corrections" as="element(h:section)?">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="entries" as="element()*" select="
        .//*[f:is-intervention(.)][ancestor::tei:TEI[1] is current()][not(ancestor::tei:teiHeader)]"/>
    <xsl:variable name="heading" as="xs:string" select="f:part-id('corrections', .)"/>
    <xsl:variable name="responsible" as="xs:string*" select="distinct-values($entries[not(self::tei:app)] ! f:erratum(.)/@resp)"/>
    <xsl:variable name="one" as="xs:string?" select="$responsible[.][1]"/>
    <xsl:if test="$entries">
      <section class="errata edition" epub:type="errata" role="doc-errata" lang="en" aria-labelledby="{$heading}">
        <h2 id="{$heading}"><xsl:value-of select="if ($entries[not(self::tei:app)]) then 'Corrections' else 'Readings'"/></h2>
        <p class="how">
          <xsl:text>What this edition changed in the text: the place, the words of the source, the words of this </xsl:text>
          <xsl:text>edition, and why.</xsl:text>
          <xsl:value-of select="$one[count($responsible) eq 1] ! (' Corrected by: ' || . || '.')"/>
        </p>
        <ul role="list">
          <xsl:for-each select="$entries">
            <xsl:call-template name="local:entry">
              <xsl:with-param name="names-everyone" select="count($responsible) gt 1"/>
            </xsl:call-template>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="local:entry" as="element(h:li)">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="names-everyone" as="xs:boolean"/>
    <xsl:variable name="erratum" as="element(e:erratum)?" select=".[not(self::tei:app)] ! f:erratum(.)"/>
    <xsl:variable name="number" as="xs:string?" select="($erratum/@place, ancestor::*[f:citation-id(.)][1]/@n)[1]"/>
    <li id="{f:entry-id(.)}">
      <a class="where" role="doc-backlink" href="#{f:free-id(f:entry-id(.) || '-text', .)}">
        <xsl:value-of select="($number[.], '↩')[1]"/>
      </a>
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="$erratum">
          <xsl:sequence select="local:words('reading', $erratum/@reading, .)"/>
          <xsl:text> → </xsl:text>
          <xsl:sequence select="local:words('correction', $erratum/@correction, .)"/>
          <xsl:value-of select="' ' || f:erratum-comment($erratum)"/>
          <xsl:value-of select="$erratum/@resp[. ne ''][$names-everyone] ! (' — ' || . || '.')"/>
          <xsl:sequence select="$erratum/@source ! local:source(.)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="." mode="m:told"/>
        </xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>

  <!-- Words of the source or of the text, in the language of the text. -->
  <xsl:function name="local:words" as="element(h:span)">
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="context" as="element()"/>
    <span class="{$class}">
      <xsl:sequence select="$context/ancestor::*[@xml:lang][1] ! f:attributes(.)[name() = 'lang']"/>
      <xsl:value-of select="($words[.], '(nothing)')[1]"/>
    </span>
  </xsl:function>

  <!-- Sources that show a correction to be right. -->
  <xsl:function name="local:source" as="node()*">
    <xsl:param name="sources" as="xs:string"/>
    <xsl:for-each select="tokenize($sources)[matches(., '^https?://')]">
      <xsl:text> </xsl:text>
      <a href="{.}"><xsl:value-of select="replace(., '^https?://(www\.)?([^/]+).*$', '$2')"/></a>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
