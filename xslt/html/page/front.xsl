<?xml version="1.0" encoding="UTF-8"?>
<!-- The front page of the edition, from its index document; a corpus that carries its texts is shown with them. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:page:front:local"
    exclude-result-prefixes="#all">

  <!-- What follows a corpus in the document of its page: timeline and map. Alone, it has none. -->
  <xsl:mode name="m:figure" on-no-match="deep-skip"/>

  <!-- Data of the edition: "LABEL=PATH LABEL=PATH", several formats of one thing under the same label. -->
  <xsl:param name="data-downloads" as="xs:string" select="''"/>

  <xsl:template match="tei:teiCorpus" as="element(h:html)">
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="f:title(.)"/>
      <xsl:with-param name="class" select="'front-page'"/>
      <xsl:with-param name="head" as="element()*">
        <xsl:call-template name="f:metadata"/>
        <link rel="stylesheet" href="{$root}assets/front.css"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="node()*">
        <xsl:call-template name="local:half-title"/>
        <xsl:if test="tei:TEI or empty(following-sibling::*)">
          <xsl:call-template name="local:texts"/>
        </xsl:if>
        <xsl:apply-templates select="following-sibling::*" mode="m:figure"/>
        <xsl:call-template name="local:colophon"/>
        <xsl:for-each select=".//tei:TEI[normalize-space(string-join(tei:* except tei:teiHeader))]">
          <xsl:call-template name="f:article"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Title, subtitle, editors, and what the project is. -->
  <xsl:template name="local:half-title" as="element(h:header)">
    <xsl:context-item as="element(tei:teiCorpus)" use="required"/>
    <header class="half-title">
      <h1><xsl:value-of select="f:title(.)"/></h1>
      <xsl:where-populated>
        <p class="sub" role="doc-subtitle"><xsl:value-of select="f:subtitle(.)"/></p>
      </xsl:where-populated>
      <xsl:where-populated>
        <p class="editors"><xsl:value-of select="f:list(f:editors(.))"/></p>
      </xsl:where-populated>
      <xsl:apply-templates select="(tei:teiHeader/tei:encodingDesc/tei:projectDesc/tei:p)[1]" mode="m:html"/>
    </header>
  </xsl:template>

  <!-- The texts in the order of the edition, without the introduction to it. -->
  <xsl:template name="local:texts" as="element(h:section)">
    <xsl:context-item as="element(tei:teiCorpus)" use="required"/>
    <xsl:variable name="id" as="xs:string" select="f:free-id('texts', .)"/>
    <section class="texts" aria-labelledby="{$id}">
      <h2 id="{$id}">The texts</h2>
      <xsl:call-template name="f:text-list"/>
    </section>
  </xsl:template>

  <xsl:template name="f:text-list" as="element(h:ol)">
    <xsl:context-item as="element(tei:teiCorpus)" use="required"/>
    <ol role="list">
      <xsl:for-each select=".//tei:TEI[not(@xml:id = 'introduction')]">
        <xsl:call-template name="local:text-entry"/>
      </xsl:for-each>
    </ol>
  </xsl:template>

  <xsl:template name="local:text-entry" as="element(h:li)">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="whole" as="xs:boolean" select="normalize-space(string-join(tei:* except tei:teiHeader)) ne ''"/>
    <xsl:variable name="href" as="xs:string?"
        select="@xml:id ! (if ($whole) then '#' || . else $root || 'texts/' || . || '.html')"/>
    <li>
      <p class="facts"><xsl:value-of select="string-join((f:date(.), f:genre(.))[.], ' · ')"/></p>
      <h3>
        <span class="author"><xsl:value-of select="f:list(f:authors(.))"/></span>
        <xsl:text> </xsl:text>
        <xsl:element name="{if (exists($href)) then 'a' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
          <xsl:if test="exists($href)">
            <xsl:attribute name="href" select="$href"/>
          </xsl:if>
          <xsl:value-of select="f:title(.)"/>
        </xsl:element>
      </h3>
      <xsl:if test="f:summary(.)">
        <p class="summary"><xsl:value-of select="f:summary(.)"/></p>
      </xsl:if>
    </li>
  </xsl:template>

  <!-- Citation and licence of the edition as a whole, and its files. -->
  <xsl:template name="local:colophon" as="element(h:section)">
    <xsl:context-item as="element(tei:teiCorpus)" use="required"/>
    <section class="colophon" aria-label="About the edition">
      <div class="cite">
        <h2 id="{f:free-id('cite', .)}">How to cite</h2>
        <xsl:call-template name="f:cite-styles"/>
        <p>Each text says on its own page how to cite it to the paragraph.</p>
        <xsl:for-each select="tei:teiHeader/tei:fileDesc/tei:publicationStmt/tei:availability/*[normalize-space()]">
          <p class="licence"><xsl:sequence select="f:licence(.)"/></p>
        </xsl:for-each>
      </div>
      <xsl:if test="exists(f:ways($text-downloads || ' ' || $data-downloads))">
        <div class="files">
          <h2 id="{f:free-id('download', .)}">Download</h2>
          <xsl:call-template name="f:downloads"/>
          <xsl:call-template name="local:data"/>
        </div>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- Each thing once, with its formats. -->
  <xsl:template name="local:data" as="element(h:dl)?">
    <xsl:variable name="ways" as="xs:string*" select="f:ways($data-downloads)"/>
    <xsl:if test="exists($ways)">
      <dl class="data">
        <xsl:for-each-group select="$ways" group-by="substring-before(., '=')">
          <dt><xsl:value-of select="translate(current-grouping-key(), '_', ' ')"/></dt>
          <xsl:for-each select="current-group()">
            <dd>
              <a href="{$root}{substring-after(., '=')}"><xsl:value-of select="local:format(.)"/></a>
            </dd>
          </xsl:for-each>
        </xsl:for-each-group>
      </dl>
    </xsl:if>
  </xsl:template>

  <!-- The format of a file by its ending. -->
  <xsl:function name="local:format" as="xs:string">
    <xsl:param name="way" as="xs:string"/>
    <xsl:variable name="ending" as="xs:string" select="upper-case(replace($way, '^.*\.', ''))"/>
    <xsl:sequence select="if ($ending eq 'XML') then 'TEI' else $ending"/>
  </xsl:function>
</xsl:stylesheet>
