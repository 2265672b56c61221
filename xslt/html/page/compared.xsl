<?xml version="1.0" encoding="UTF-8"?>
<!-- A block of a text as it stands beside its capture: its words, corrections with their reasons, and the way to its place. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:e="urn:edition:errata"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:page:compared:local"
    exclude-result-prefixes="#all">

  <!-- The page of a text, seen from a page beside it. -->
  <xsl:function name="f:text-page" as="xs:string" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="$root || 'texts/' || $text-id || '.html'"/>
  </xsl:function>

  <!-- What an element made of its characters. -->
  <xsl:template name="f:compared" as="element()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="row" as="xs:string?" select="f:row-id(.)"/>
    <p class="what edition">
      <xsl:sequence select="local:place(.)"/>
      <xsl:text> </xsl:text>
      <a class="range" href="#{$row}" aria-label="characters {replace($row, '^.*=(\d+),(\d+)$', '$1 to $2')}">
        <xsl:value-of select="replace($row, '^.*=(\d+),(\d+)$', '$1–$2')"/>
      </a>
    </p>
    <div class="{'words compared', 'as-' || local-name()}">
      <xsl:sequence select="ancestor-or-self::*[@xml:lang][1] ! f:attributes(.)[name() = 'lang']"/>
      <xsl:apply-templates mode="m:compared"/>
    </div>
    <xsl:variable name="errata" as="element(e:erratum)*"
        select=".//*[f:is-erratum(.)][ancestor::*[f:is-claim(.)][1] is current()] ! f:erratum(.)"/>
    <xsl:where-populated>
      <ul class="decisions edition" role="list">
        <xsl:for-each select="$errata">
          <li>
            <span class="reading"><xsl:value-of select="@reading"/></span>
            <xsl:text> → </xsl:text>
            <span class="correction"><xsl:value-of select="@correction"/></span>
            <xsl:value-of select="' ' || f:erratum-comment(.)"/>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:where-populated>
  </xsl:template>

  <!-- What the element is, with the way to its place in the text, if it has one there. -->
  <xsl:function name="local:place" as="node()">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="id" as="xs:string?" select="($element[self::tei:p or self::tei:ab] ! f:citation-id(.), $element/@xml:id ! string())[1]"/>
    <xsl:choose>
      <xsl:when test="$id and f:is-shown($element)">
        <a href="{f:text-page($element)}#{$id}"><xsl:value-of select="local:called($element)"/></a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="local:called($element)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- What people call an element: "paragraph 12", "footnote 3", "furniture: navigation". -->
  <xsl:function name="local:called" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="type" as="xs:string?" select="$element/@type[. ne ''] ! translate(., '-', ' ')"/>
    <xsl:variable name="names" as="map(xs:string, xs:string)" select="map{'p': 'paragraph', 'ab': 'paragraph', 'head': 'heading',
        'docDate': 'date', 'signed': 'signature', 'salute': 'greeting', 'bibl': 'reference', 'l': 'line', 'lg': 'verse',
        'row': 'table row', 'item': 'item', 'note': 'note'}"/>
    <xsl:variable name="name" as="xs:string" select="($names(local-name($element)), local-name($element))[1]"/>
    <xsl:sequence select="
        if ($element/self::tei:fw) then string-join(('furniture', $type), ': ')
        else if ($element/self::tei:note) then string-join(($type, 'note'[not($type = ('footnote', 'endnote'))], $element/@n), ' ')
        else if ($element/self::tei:head[@type = 'sub']) then 'subtitle'
        else if ($element/ancestor::tei:quote/@type = 'pull-quote') then 'pull quote'
        else if ($element/self::tei:p/ancestor::tei:div/@type = 'editorial-introduction') then 'introduction'
        else string-join(($name, $element/@n), ' ')"/>
  </xsl:function>

  <!-- The words of a block. An element without a rule is its words. -->
  <xsl:mode name="m:compared" on-no-match="text-only-copy"/>

  <xsl:template match="*" mode="m:compared" as="node()*" priority="-1">
    <xsl:choose>
      <xsl:when test="f:is-block(.)">
        <span class="block"><xsl:apply-templates mode="m:compared"/></span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="m:compared"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What claims characters for itself has a row for itself. -->
  <xsl:template match="*[f:is-claim(.)] | tei:note[@type = 'correction'] | tei:index | tei:binaryObject" mode="m:compared"
      as="empty-sequence()" priority="9"/>

  <xsl:template match="tei:note[@type = 'commentary']" mode="m:compared" as="element(h:a)" priority="8">
    <a class="call commentary" href="{f:text-page(.)}#{f:note-id(.)}"><xsl:value-of select="f:note-label(.)"/></a>
  </xsl:template>

  <xsl:template match="tei:choice[f:chosen(.)]" mode="m:compared" as="element()+">
    <xsl:variable name="chosen" as="element()" select="f:chosen(.)"/>
    <xsl:for-each select="* except $chosen">
      <span class="printed {local-name()}"><xsl:apply-templates mode="m:compared"/></span>
    </xsl:for-each>
    <span class="{local-name($chosen)}">
      <xsl:sequence select="($chosen/@cert, @cert)[1][. = ('medium', 'low', 'unknown')] ! local:cert(.)"/>
      <xsl:apply-templates select="$chosen/node()" mode="m:compared"/>
    </span>
  </xsl:template>

  <xsl:template match="tei:supplied | tei:surplus[not(@reason = 'markup')] | tei:fw | tei:cell" mode="m:compared" as="element(h:span)">
    <span class="{local-name()}">
      <xsl:sequence select="@cert[. = ('medium', 'low', 'unknown')] ! local:cert(.)"/>
      <xsl:apply-templates mode="m:compared"/>
    </span>
  </xsl:template>

  <xsl:function name="local:cert" as="attribute(data-cert)">
    <xsl:param name="cert" as="xs:string"/>
    <xsl:attribute name="data-cert" select="$cert"/>
  </xsl:function>

  <!-- Marks of a format: what they mean is shown. -->
  <xsl:template match="tei:surplus[@reason = 'markup']" mode="m:compared" as="empty-sequence()"/>

  <xsl:template match="tei:hi" mode="m:compared" as="element()">
    <xsl:variable name="face" as="xs:string?" select="(tokenize(@rend) ! map{'bold': 'b', 'italic': 'i', 'italics': 'i', 'sup': 'sup',
        'superscript': 'sup', 'sub': 'sub', 'subscript': 'sub'}(.))[1]"/>
    <xsl:element name="{($face, 'span')[1]}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:apply-templates mode="m:compared"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:foreign | tei:emph | tei:mentioned | tei:title[not(@level = ('a', 'u'))]" mode="m:compared" as="element(h:i)">
    <i>
      <xsl:sequence select="f:attributes(.)[name() = 'lang']"/>
      <xsl:apply-templates mode="m:compared"/>
    </i>
  </xsl:template>

  <!-- A printed call leads to the row of its note. -->
  <xsl:template match="tei:ref[f:called-note(.)[f:is-claim(.)]][not(.//tei:note)]" mode="m:compared" as="element(h:a)">
    <a href="#{f:row-id(f:called-note(.))}"><xsl:apply-templates mode="m:compared"/></a>
  </xsl:template>

  <xsl:template match="tei:app" mode="m:compared" as="node()*">
    <xsl:apply-templates select="(tei:lem, tei:rdg, tei:rdgGrp/tei:rdg)[1]/node()" mode="m:compared"/>
  </xsl:template>

  <xsl:template match="tei:lb" mode="m:compared" as="element(h:br)?">
    <xsl:if test="not(f:is-container(..))">
      <br/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
