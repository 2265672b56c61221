<?xml version="1.0" encoding="UTF-8"?>
<!-- Words that only some views of a text show. They are hidden by an attribute of their own, so that the page without its
     style sheet is the reading text; assets/views.css shows them. And the ways from a text to its capture. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:views:local"
    exclude-result-prefixes="#all">

  <!-- The page that puts the capture beside the text, seen from the root of the site, if there is one. -->
  <xsl:param name="source-page" as="xs:string" select="''"/>

  <!-- Whether a page has what only some views show; books and registers made by these rules have not. -->
  <xsl:param name="views" as="xs:boolean" select="true()"/>

  <!-- True for a note of this edition, as against those of the source. -->
  <xsl:function name="f:is-own" as="xs:boolean" visibility="public">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="$note/@type = ('commentary', 'correction')"/>
  </xsl:function>

  <!-- Words of the source that the reading text does not have: hidden, and no matter for a search. -->
  <xsl:template name="local:printed" as="element()">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="class" as="xs:string" select="''"/>
    <xsl:element name="{if (f:has-block(.)) then 'div' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:attribute name="class" select="'printed', $class[.]"/>
      <xsl:attribute name="hidden" select="'hidden'"/>
      <xsl:attribute name="data-pagefind-ignore" select="'all'"/>
      <xsl:apply-templates mode="m:html"/>
    </xsl:element>
  </xsl:template>

  <!-- The reading that was chosen, as html/apparatus.xsl has it, and then what is printed. -->
  <xsl:template match="tei:choice[f:chosen(.)][$views]" mode="m:html" as="element()+" priority="3">
    <xsl:variable name="chosen" as="element()" select="f:chosen(.)"/>
    <xsl:for-each select="* except $chosen">
      <xsl:call-template name="local:printed">
        <xsl:with-param name="class" select="local-name()"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:variable name="shown" as="element()+">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:sequence select="local:sure($shown, ($chosen/@cert, @cert)[1])"/>
  </xsl:template>

  <xsl:template match="tei:supplied[$views]" mode="m:html" as="element()+" priority="3">
    <xsl:variable name="shown" as="element()+">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:sequence select="local:sure($shown, @cert)"/>
  </xsl:template>

  <!-- Some elements, the first of which bears how sure the editors are. -->
  <xsl:function name="local:sure" as="element()+">
    <xsl:param name="shown" as="element()+"/>
    <xsl:param name="cert" as="xs:string?"/>
    <xsl:for-each select="$shown[1]">
      <xsl:copy>
        <xsl:sequence select="@*"/>
        <xsl:sequence select="local:cert($cert), node()"/>
      </xsl:copy>
    </xsl:for-each>
    <xsl:sequence select="tail($shown)"/>
  </xsl:function>

  <!-- Characters left out of the reading text, with a mark that leads to the reason. -->
  <xsl:template match="tei:surplus[$views]" mode="m:html" as="element()" priority="3">
    <xsl:variable name="told" as="xs:boolean" select="f:is-intervention(.)"/>
    <xsl:element name="{if (f:has-block(.)) then 'div' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:attribute name="class" select="'surplus', 'markup'[not($told)]"/>
      <xsl:if test="$told">
        <xsl:attribute name="id" select="f:free-id(f:entry-id(.) || '-text', .)"/>
      </xsl:if>
      <xsl:sequence select="local:cert(@cert)"/>
      <xsl:call-template name="local:printed"/>
      <xsl:if test="$told and not(f:is-in-link(.))">
        <a class="mark" hidden="hidden" href="#{f:entry-id(.)}" aria-label="Why it is left out">°</a>
      </xsl:if>
    </xsl:element>
  </xsl:template>

  <!-- How sure the editors are, where they are not. -->
  <xsl:function name="local:cert" as="attribute(data-cert)?">
    <xsl:param name="cert" as="xs:string?"/>
    <xsl:if test="$cert = ('medium', 'low', 'unknown')">
      <xsl:attribute name="data-cert" select="$cert"/>
    </xsl:if>
  </xsl:function>

  <!-- Furniture of the source stands in its place, with its published identifier, hidden from the reading text. -->
  <xsl:template match="tei:fw[$views]" mode="m:html" as="element()?" priority="2">
    <xsl:if test="normalize-space() or @xml:id">
      <xsl:element name="{if (f:has-block(.)) then 'div' else if (f:is-container(..)) then 'p' else 'span'}"
          namespace="http://www.w3.org/1999/xhtml">
        <xsl:attribute name="class" select="'fw printed'"/>
        <xsl:attribute name="hidden" select="'hidden'"/>
        <xsl:attribute name="data-pagefind-ignore" select="'all'"/>
        <xsl:sequence select="f:attributes(.)[name() = ('id', 'lang')]"/>
        <xsl:apply-templates mode="m:html"/>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <!-- Elements by the fragment of RFC 5147 with which they claim characters of a capture. -->
  <xsl:key name="fragment" match="*[f:is-claim(.)]" use="local:fragment(.)"/>

  <xsl:function name="local:fragment" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="replace($element/@source, '^[^#]*#(char=\d+,\d+).*$', '$1')"/>
  </xsl:function>

  <!-- The place of an element on the page that has the capture: its fragment, numbered where another one has it, too. -->
  <xsl:function name="f:row-id" as="xs:string?" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="f:is-claim($element)">
      <xsl:variable name="fragment" as="xs:string" select="local:fragment($element)"/>
      <xsl:variable name="before" as="xs:integer"
          select="count(key('fragment', $fragment, root($element))[. &lt;&lt; $element])"/>
      <xsl:sequence select="string-join((($before + 1)[. gt 1], $fragment), '-')"/>
    </xsl:if>
  </xsl:function>

  <!-- True for an element that claims characters of a capture. -->
  <xsl:function name="f:is-claim" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="matches($element/@source, '^[^#]+#char=\d+,\d+(;.*)?$')"/>
  </xsl:function>

  <!-- A block of the capture ends with the way to its row on the page that has the capture. -->
  <xsl:template match="(tei:p | tei:ab | tei:head | tei:byline | tei:dateline | tei:docDate | tei:salute | tei:signed |
      tei:item | tei:note | tei:bibl | tei:trailer)[f:is-claim(.)][$source-page]" mode="m:html" as="element()*" priority="4">
    <xsl:variable name="made" as="element()*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:variable name="row" as="xs:string" select="f:row-id(.)"/>
    <xsl:for-each select="$made">
      <xsl:copy>
        <xsl:sequence select="@*, node()"/>
        <xsl:if test="position() eq 1 and not(self::h:a)">
          <a class="to-source" hidden="hidden" data-pagefind-ignore="all" lang="en" href="{$root}{$source-page}#{$row}"
              aria-label="in the capture, characters {local:range($row)}"><xsl:value-of select="local:range($row)"/></a>
        </xsl:if>
      </xsl:copy>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="local:range" as="xs:string">
    <xsl:param name="row" as="xs:string"/>
    <xsl:sequence select="replace($row, '^.*char=(\d+),(\d+)$', '$1–$2')"/>
  </xsl:function>
</xsl:stylesheet>
