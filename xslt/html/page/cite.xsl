<?xml version="1.0" encoding="UTF-8"?>
<!-- How to cite: the citation in the styles of handbooks, files for reference managers, the address of a paragraph. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:page:cite:local"
    exclude-result-prefixes="#all">

  <!-- The part of the page of a text. -->
  <xsl:template name="f:cite" as="element()+">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <h3 id="{f:part-id('cite', .)}">How to cite</h3>
    <xsl:call-template name="f:cite-styles"/>
    <xsl:call-template name="local:paragraph"/>
  </xsl:template>

  <!-- What belongs below the heading "How to cite", of a text or of the edition. A text within another, and one that is
       rendered alone, have the plain citation that their headers allow. -->
  <xsl:template name="f:cite-styles" as="element()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:choose>
      <xsl:when test="parent::tei:* or empty($f:citing?styles)">
        <xsl:call-template name="local:plain"/>
      </xsl:when>
      <xsl:otherwise>
        <div class="citing">
          <xsl:for-each select="$f:citing?styles?*">
            <!-- Of details with one name a browser keeps one open: tabs that need no script. -->
            <details name="cite">
              <xsl:if test="position() eq 1">
                <xsl:attribute name="open" select="'open'"/>
              </xsl:if>
              <summary><xsl:value-of select="?label"/></summary>
              <xsl:sequence select="local:citation(?pieces)"/>
            </details>
          </xsl:for-each>
        </div>
        <xsl:call-template name="local:files"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A citation of its pieces; the script puts the address of the page in, where the edition declares none. -->
  <xsl:function name="local:citation" as="element(h:p)">
    <xsl:param name="pieces" as="array(*)"/>
    <p class="citation">
      <xsl:for-each select="$pieces?*">
        <xsl:choose>
          <xsl:when test="?1 eq 'title'">
            <cite><xsl:value-of select="?2"/></cite>
          </xsl:when>
          <xsl:when test="?1 eq 'address'">
            <a class="address" href="{?2}"><xsl:value-of select="?2"/></a>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="?2"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:if test="not($pieces?*?1 = 'address')">
        <span class="address"/>
      </xsl:if>
    </p>
  </xsl:function>

  <!-- "For reference managers: BibTeX · RIS · CSL-JSON". -->
  <xsl:template name="local:files" as="element(h:p)?">
    <xsl:if test="exists($f:citing?files)">
      <p class="records">
        <xsl:text>For reference managers: </xsl:text>
        <xsl:for-each select="sort(map:keys($f:citing?files))">
          <xsl:value-of select="if (position() gt 1) then ' · ' else ()"/>
          <a href="{$root}{$f:citing?files(.)}" download=""><xsl:value-of select="."/></a>
        </xsl:for-each>
        <xsl:text>.</xsl:text>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- Author, title, date, edition: what the header alone can tell. -->
  <xsl:template name="local:plain" as="element(h:p)">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="statement" as="element()?" select="tei:teiHeader/tei:fileDesc/tei:publicationStmt"/>
    <xsl:variable name="address" as="xs:string?"
        select="($statement/tei:idno ! normalize-space())[matches(., '^https?://\S+$')][1]"/>
    <p class="citation">
      <xsl:value-of select="f:list(if (self::tei:TEI) then f:authors(.) else f:editors(.))[.] ! (. || ', ')"/>
      <cite><xsl:value-of select="f:title(.)"/></cite>
      <xsl:value-of select="f:date(.)[.] ! (' (' || . || ')')"/>
      <xsl:if test="$edition-title and self::tei:TEI">
        <xsl:text>. In: </xsl:text>
        <cite><xsl:value-of select="$edition-title"/></cite>
      </xsl:if>
      <xsl:value-of select="$statement/(tei:publisher[1], tei:date[1]) ! f:reading-text(.)[.] ! (', ' || .)" separator=""/>
      <xsl:text>.</xsl:text>
      <span class="address"><xsl:value-of select="$address ! (' ' || .)"/></span>
    </p>
  </xsl:template>

  <!-- How to cite a paragraph, by the first that has a number. -->
  <xsl:template name="local:paragraph" as="element(h:p)?">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="first" as="element()?" select="(tei:text//*[@n][exists(f:citation-id(.))])[1]"/>
    <xsl:if test="exists($first)">
      <xsl:variable name="id" as="xs:string" select="f:citation-id($first)"/>
      <p class="of-paragraph">
        <xsl:text>Paragraphs are numbered alike in every format. To cite one, add its number, as in </xsl:text>
        <xsl:value-of select="'“par. ' || $first/@n || '”'"/>
        <xsl:text>; its address is the address of this page followed by </xsl:text>
        <a class="example" href="#{$id}"><xsl:value-of select="'#' || $id"/></a>
        <xsl:text>.</xsl:text>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- Style sheet and script of this part. -->
  <xsl:template name="f:citing-assets" as="element()*">
    <xsl:if test="exists($f:citing?styles)">
      <link rel="stylesheet" href="{$root}assets/cite.css"/>
      <script src="{$root}assets/cite.js" defer="defer"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
