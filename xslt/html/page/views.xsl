<?xml version="1.0" encoding="UTF-8"?>
<!-- The choice between the views of a text: reading text, as in the source, corrections, names. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:local="urn:edition:html:page:views:local"
    exclude-result-prefixes="#all">

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
</xsl:stylesheet>
