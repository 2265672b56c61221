<?xml version="1.0" encoding="UTF-8"?>
<!-- Views of one page: reading text, as in the source, corrections, names. Words that only some of them show are hidden by
     their own attribute, so that the page without its style sheet is the reading text. The style sheet is assets/views.css. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:local="urn:edition:html:views:local"
    exclude-result-prefixes="#all">

  <!-- The page that puts the capture beside the text, seen from the root of the site, if there is one. -->
  <xsl:param name="source-page" as="xs:string" select="''"/>

  <!-- The views with the words of their buttons; the key is their value in the address. -->
  <xsl:variable name="local:labels" as="map(xs:string, xs:string)" select="map{
      'reading': 'Reading text', 'source': 'As in the source', 'corrections': 'Corrections', 'names': 'Names'}"/>

  <!-- Kinds of names with the words of the legend. -->
  <xsl:variable name="local:kinds" as="map(xs:string, xs:string)" select="map{
      'person': 'persons', 'place': 'places', 'organisation': 'organisations', 'event': 'events', 'work': 'works',
      'date': 'dates'}"/>

  <!-- What the head of a page with views loads. -->
  <xsl:template name="f:views-style" as="element(h:link)?">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:if test="$source-page or count(local:views(.)) gt 1">
      <link rel="stylesheet" href="{$root}assets/views.css"/>
    </xsl:if>
  </xsl:template>

  <!-- The choice of a view, and the way to the capture. It works without the script, which keeps it in the address. -->
  <xsl:template name="f:views" as="element()*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="views" as="xs:string*" select="local:views(.)"/>
    <xsl:variable name="text" as="element(tei:TEI)" select="."/>
    <xsl:where-populated>
      <div class="views edition">
        <xsl:if test="count($views) gt 1">
          <fieldset>
            <legend>View</legend>
            <xsl:sequence select="$views ! local:button(., $text)"/>
          </fieldset>
        </xsl:if>
        <xsl:if test="$source-page">
          <a class="compare" href="{$root}{$source-page}">Beside the capture</a>
        </xsl:if>
        <xsl:sequence select="local:corrections-legend()['corrections' = $views],
            local:names-legend(.)['names' = $views]"/>
      </div>
    </xsl:where-populated>
    <xsl:if test="count($views) gt 1">
      <script src="{$root}assets/views.js"/>
    </xsl:if>
  </xsl:template>

  <xsl:function name="local:button" as="element(h:label)">
    <xsl:param name="view" as="xs:string"/>
    <xsl:param name="text" as="element(tei:TEI)"/>
    <label>
      <input type="radio" name="view" value="{$view}" id="{f:free-id('view-' || $view, $text)}">
        <xsl:if test="$view = 'reading'">
          <xsl:attribute name="checked" select="'checked'"/>
        </xsl:if>
      </input>
      <span><xsl:value-of select="$local:labels($view)"/></span>
    </label>
  </xsl:function>

  <!-- The views of a page that differ from one another. -->
  <xsl:function name="local:views" as="xs:string*">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:variable name="words" as="element()*" select="$text//tei:text//*[not(ancestor::tei:note[f:is-own(.)])]"/>
    <xsl:sequence select="'reading',
        'source'[$words[self::tei:fw or self::tei:surplus or self::tei:supplied or f:chosen(.)]],
        'corrections'[$words[f:is-erratum(.)]],
        'names'[$words[local:kind(.)]]"/>
  </xsl:function>

  <!-- True for a note of this edition, as against those of the source. -->
  <xsl:function name="f:is-own" as="xs:boolean" visibility="public">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="$note/@type = ('commentary', 'correction')"/>
  </xsl:function>

  <!-- The kind of a name: by its element, or by the type of a general one. -->
  <xsl:function name="local:kind" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="local-name($element[self::tei:*])"/>
    <xsl:variable name="kinds" as="map(xs:string, xs:string)" select="map{
        'persName': 'person', 'placeName': 'place', 'geogName': 'place', 'orgName': 'organisation',
        'eventName': 'event', 'title': 'work', 'date': 'date', 'time': 'date'}"/>
    <xsl:sequence select="if ($name = ('rs', 'name')) then tokenize($element/@type)[map:contains($local:kinds, .)][1]
        else $kinds($name)"/>
  </xsl:function>

  <!-- The signs of corrections, as the style sheet sets them. -->
  <xsl:function name="local:corrections-legend" as="element(h:p)">
    <p class="legend of-corrections">
      <span class="printed sic">printed</span>
      <xsl:text> </xsl:text>
      <span class="corr">corrected</span>
      <xsl:text> · </xsl:text>
      <span class="supplied">supplied</span>
      <xsl:text> · </xsl:text>
      <span class="surplus"><span class="printed">left out</span></span>
      <xsl:text> · ? probable, ?? possible · each leads to its reason</xsl:text>
    </p>
  </xsl:function>

  <!-- The kinds of names that a text has, each with its mark and its number. -->
  <xsl:function name="local:names-legend" as="element(h:ul)">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:variable name="names" as="element()*"
        select="$text//tei:text//*[local:kind(.)][not(ancestor::tei:note[f:is-own(.)] or ancestor::tei:fw)]"/>
    <ul class="legend of-names" role="list">
      <xsl:for-each select="'person', 'place', 'organisation', 'event', 'work', 'date'">
        <xsl:variable name="number" as="xs:integer" select="count($names[local:kind(.) = current()])"/>
        <xsl:if test="$number">
          <li>
            <span class="rs {.}"><xsl:value-of select="$local:kinds(.)"/></span>
            <xsl:value-of select="' ' || $number"/>
          </li>
        </xsl:if>
      </xsl:for-each>
    </ul>
  </xsl:function>

  <!-- Words of the source that the reading text does not have: hidden, and no matter for a search. -->
  <xsl:template name="local:printed" as="element(h:span)">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="class" as="xs:string" select="''"/>
    <span class="{'printed', $class[.]}" hidden="hidden" data-pagefind-ignore="all">
      <xsl:apply-templates mode="m:html"/>
    </span>
  </xsl:template>

  <!-- The reading that was chosen, as html/apparatus.xsl has it, and then what is printed. -->
  <xsl:template match="tei:choice[f:chosen(.)]" mode="m:html" as="element()+" priority="3">
    <xsl:variable name="chosen" as="element()" select="f:chosen(.)"/>
    <xsl:for-each select="(* except $chosen)[not(f:has-block(.))]">
      <xsl:call-template name="local:printed">
        <xsl:with-param name="class" select="local-name()"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:variable name="shown" as="element()+">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:sequence select="local:sure($shown, ($chosen/@cert, @cert)[1])"/>
  </xsl:template>

  <xsl:template match="tei:supplied" mode="m:html" as="element()+" priority="3">
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
  <xsl:template match="tei:surplus" mode="m:html" as="element(h:span)?" priority="3">
    <xsl:variable name="told" as="xs:boolean" select="f:is-intervention(.)"/>
    <span class="{'surplus', 'markup'[not($told)]}">
      <xsl:if test="$told">
        <xsl:attribute name="id" select="f:free-id(f:entry-id(.) || '-text', .)"/>
      </xsl:if>
      <xsl:sequence select="local:cert(@cert)"/>
      <xsl:call-template name="local:printed"/>
      <xsl:if test="$told and not(f:is-in-link(.))">
        <a class="mark" hidden="hidden" href="#{f:entry-id(.)}" aria-label="Why it is left out">°</a>
      </xsl:if>
    </span>
  </xsl:template>

  <!-- How sure the editors are, where they are not. -->
  <xsl:function name="local:cert" as="attribute(data-cert)?">
    <xsl:param name="cert" as="xs:string?"/>
    <xsl:if test="$cert = ('medium', 'low', 'unknown')">
      <xsl:attribute name="data-cert" select="$cert"/>
    </xsl:if>
  </xsl:function>

  <!-- Furniture of the source stands in its place, hidden from the reading text. -->
  <xsl:template match="tei:fw" mode="m:html" as="element()?" priority="2">
    <xsl:if test="normalize-space()">
      <xsl:element name="{if (f:has-block(.)) then 'div' else if (f:is-container(..)) then 'p' else 'span'}"
          namespace="http://www.w3.org/1999/xhtml">
        <xsl:attribute name="class" select="'fw printed'"/>
        <xsl:attribute name="hidden" select="'hidden'"/>
        <xsl:attribute name="data-pagefind-ignore" select="'all'"/>
        <xsl:sequence select="f:attributes(.)[name() = 'lang']"/>
        <xsl:apply-templates mode="m:html"/>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <!-- The place of an element on the page that has the capture: the fragment of RFC 5147 by which it claims its characters,
       with the number of the capture where the text has several. -->
  <xsl:function name="f:row-id" as="xs:string?" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="f:is-claim($element)">
      <xsl:variable name="captures" as="xs:string*"
          select="distinct-values(root($element)//tei:text//@source[contains(., '#char=')] ! substring-before(., '#'))"/>
      <xsl:variable name="number" as="xs:integer?" select="index-of($captures, substring-before($element/@source, '#'))[. gt 1]"/>
      <xsl:sequence select="string-join(($number, replace($element/@source, '^[^#]*#(char=\d+,\d+).*$', '$1')), '-')"/>
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
