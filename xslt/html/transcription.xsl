<?xml version="1.0" encoding="UTF-8"?>
<!-- How the words stand in the source: type, lines, omissions, damage (TEI Guidelines, chapters 3 and 11). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:transcription:local"
    exclude-result-prefixes="#all">

  <!-- The HTML element for each word of @rend that has one. -->
  <xsl:variable name="local:typefaces" as="map(xs:string, xs:string)" select="map{
      'bold': 'b', 'b': 'b', 'italic': 'i', 'italics': 'i', 'i': 'i', 'underline': 'u', 'small': 'small',
      'sup': 'sup', 'superscript': 'sup', 'super': 'sup', 'sub': 'sub', 'subscript': 'sub'}"/>

  <!-- Type that differs from the type around it; "bold italic" nests two elements. -->
  <xsl:template match="tei:hi" mode="m:html" as="element()">
    <xsl:variable name="faces" as="xs:string*" select="distinct-values(tokenize(@rend) ! $local:typefaces(lower-case(.)))"/>
    <xsl:choose>
      <xsl:when test="empty($faces) or f:has-block(.)">
        <xsl:call-template name="f:wrap"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="{$faces[1]}" namespace="http://www.w3.org/1999/xhtml">
          <xsl:sequence select="f:attributes(.)"/>
          <xsl:call-template name="local:typeface">
            <xsl:with-param name="faces" select="tail($faces)"/>
          </xsl:call-template>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="local:typeface" as="node()*">
    <xsl:context-item as="element(tei:hi)" use="required"/>
    <xsl:param name="faces" as="xs:string*"/>
    <xsl:choose>
      <xsl:when test="empty($faces)">
        <xsl:apply-templates mode="m:html"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="{$faces[1]}" namespace="http://www.w3.org/1999/xhtml">
          <xsl:call-template name="local:typeface">
            <xsl:with-param name="faces" select="tail($faces)"/>
          </xsl:call-template>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:emph" mode="m:html" as="element()">
    <xsl:call-template name="f:wrap">
      <xsl:with-param name="inline" select="'em'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:foreign | tei:mentioned | tei:distinct" mode="m:html" as="element()">
    <xsl:call-template name="f:wrap">
      <xsl:with-param name="inline" select="'i'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:code | tei:gi | tei:att | tei:val | tei:tag | tei:ident" mode="m:html" as="element()">
    <xsl:call-template name="f:wrap">
      <xsl:with-param name="inline" select="'code'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:abbr" mode="m:html" as="element()">
    <xsl:call-template name="f:wrap">
      <xsl:with-param name="inline" select="'abbr'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A new line in a sentence; between blocks there is nothing to break. -->
  <xsl:template match="tei:lb" mode="m:html" as="element(h:br)?">
    <xsl:if test="not(f:is-container(..))">
      <br/>
    </xsl:if>
  </xsl:template>

  <!-- Additions and deletions in the source itself. -->
  <xsl:template match="tei:add" mode="m:html" as="element()">
    <xsl:call-template name="f:wrap">
      <xsl:with-param name="inline" select="'ins'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:del" mode="m:html" as="element()">
    <xsl:call-template name="f:wrap">
      <xsl:with-param name="inline" select="'del'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Omissions: what was printed for them, or else a mark of ours. -->
  <xsl:template match="tei:gap" mode="m:html" as="element(h:span)">
    <span>
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates select="node()" mode="m:html"/>
      <xsl:if test="not(normalize-space())">
        <xsl:text>[…]</xsl:text>
      </xsl:if>
    </span>
  </xsl:template>

  <xsl:template match="tei:space" mode="m:html" as="element(h:span)">
    <span class="space">
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:text>&#x2003;</xsl:text>
      <xsl:apply-templates mode="m:html"/>
    </span>
  </xsl:template>

  <!-- Phrases that keep their class, so that a style sheet may show them. -->
  <xsl:template match="tei:seg | tei:unclear | tei:damage | tei:subst | tei:restore | tei:retrace | tei:redo | tei:undo |
      tei:mod | tei:expan | tei:ex | tei:am | tei:orig | tei:reg | tei:sic | tei:corr | tei:choice | tei:w | tei:pc |
      tei:c | tei:m | tei:s | tei:phr | tei:cl | tei:term | tei:gloss | tei:num | tei:measure | tei:unit | tei:formula |
      tei:g | tei:label | tei:desc | tei:notatedMusic | tei:secl | tei:catchwords | tei:signatures"
      mode="m:html" as="element()">
    <xsl:call-template name="f:wrap"/>
  </xsl:template>

  <!-- Pictures that belong to the site; others only by their description. -->
  <xsl:template match="tei:figure" mode="m:html" as="element(h:figure)">
    <figure>
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </figure>
  </xsl:template>

  <xsl:template match="tei:graphic" mode="m:html" as="element()*">
    <xsl:if test="matches(@url, '^[\c-[:.]][\c/%-[:]]*$')">
      <img src="{@url}" alt="{f:reading-text((tei:desc, ../tei:figDesc)[1])}"/>
    </xsl:if>
    <xsl:apply-templates select="*" mode="m:html"/>
  </xsl:template>

  <!-- Files written into the TEI as letters and digits are no words. -->
  <xsl:template match="tei:binaryObject | tei:media" mode="m:html" as="element(h:span)">
    <span class="{local-name()}"><xsl:value-of select="'[' || (f:reading-text(tei:desc)[.], @mimeType, 'file')[1] || ']'"/></span>
  </xsl:template>
</xsl:stylesheet>
