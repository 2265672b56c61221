<?xml version="1.0" encoding="UTF-8"?>
<!-- The map of the places that the texts name, and the table of the same data behind it. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:w="urn:edition:figure"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:svg="http://www.w3.org/2000/svg"
    xmlns:local="urn:edition:html:figures:map:local"
    exclude-result-prefixes="#all">

  <xsl:template match="w:map" mode="m:figure" as="element(h:section)">
    <section class="drawn" aria-labelledby="map">
      <h2 id="map">Places named in the texts</h2>
      <figure class="drawing">
        <xsl:for-each select="w:drawing">
          <xsl:call-template name="local:drawing"/>
        </xsl:for-each>
        <figcaption><xsl:call-template name="local:caption"/></figcaption>
      </figure>
      <details>
        <summary>The places as a table</summary>
        <xsl:call-template name="local:table"/>
      </details>
    </section>
  </xsl:template>

  <!-- The map for a page or for a phone: the style sheet shows one of them. -->
  <xsl:template name="local:drawing" as="element(svg:svg)">
    <xsl:context-item as="element(w:drawing)" use="required"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="map {@size}" viewBox="0 0 {@width} {@height}" role="group"
        aria-labelledby="map-title-{@size} map-words-{@size}">
      <title id="map-title-{@size}">Map of places named in the texts</title>
      <desc id="map-words-{@size}">
        <xsl:value-of select="f:counted(count(w:point), 'place', 'places')"/>
        <xsl:text>, each a link to its page. The table below has the same data.</xsl:text>
      </desc>
      <xsl:call-template name="f:map-base"/>
      <xsl:for-each select="w:point">
        <xsl:call-template name="local:point"/>
      </xsl:for-each>
    </svg>
  </xsl:template>

  <!-- A mark that grows with the number of mentions, and the name where there is room for it. -->
  <xsl:template name="local:point" as="element(svg:a)">
    <xsl:context-item as="element(w:point)" use="required"/>
    <xsl:variable name="told" as="xs:string" select="@name || ', ' || f:counted(@mentions, 'mention', 'mentions')"/>
    <a xmlns="http://www.w3.org/2000/svg" href="{$root}registers/{@page}.html" aria-label="{$told}"
        class="{string-join(('point', 'uncertain'[current()/@uncertain]), ' ')}">
      <title><xsl:value-of select="$told"/></title>
      <circle class="target" cx="{@x}" cy="{@y}" r="{@target}"/>
      <circle class="mark" cx="{@x}" cy="{@y}" r="{@r}"/>
      <xsl:if test="@anchor">
        <text x="{@label-x}" y="{@label-y}" class="{@anchor}"><xsl:value-of select="@name"/></text>
      </xsl:if>
    </a>
  </xsl:template>

  <!-- What the map shows, and what it cannot show. -->
  <xsl:template name="local:caption" as="node()*">
    <xsl:context-item as="element(w:map)" use="required"/>
    <xsl:variable name="beyond" as="element()*" select="w:place[@state = 'beyond']"/>
    <xsl:variable name="unlocated" as="element()*" select="w:place[@state = 'unlocated']"/>
    <xsl:text>A larger mark is named more often</xsl:text>
    <xsl:value-of select="if (w:drawing/w:point/@uncertain) then '; a ring is a position that is not certain. ' else '. '"/>
    <xsl:if test="$beyond">
      <xsl:text>Beyond the frame: </xsl:text>
      <xsl:sequence select="local:names($beyond)"/>
      <xsl:text>. </xsl:text>
    </xsl:if>
    <xsl:if test="$unlocated">
      <xsl:text>Without a point on the map: </xsl:text>
      <xsl:sequence select="local:names($unlocated)"/>
      <xsl:text>. </xsl:text>
    </xsl:if>
    <xsl:text>Coastline of today: Natural Earth.</xsl:text>
  </xsl:template>

  <!-- The first names of a list, each with its mentions, and how many more there are. -->
  <xsl:function name="local:names" as="node()*">
    <xsl:param name="places" as="element(w:place)+"/>
    <xsl:for-each select="$places[position() le 5]">
      <xsl:value-of select="if (position() gt 1) then ', ' else ()"/>
      <a href="{$root}registers/{@page}.html"><xsl:value-of select="@name"/></a>
      <xsl:value-of select="'&#xA0;(' || @mentions || ')'"/>
    </xsl:for-each>
    <xsl:if test="count($places) gt 5">
      <xsl:text> and </xsl:text>
      <xsl:value-of select="count($places) - 5"/>
      <xsl:text> more</xsl:text>
    </xsl:if>
  </xsl:function>

  <xsl:template name="local:table" as="element()+">
    <xsl:context-item as="element(w:map)" use="required"/>
    <div class="table">
      <table>
        <thead>
          <tr><th scope="col">Place</th><th scope="col">Position</th><th scope="col" class="number">Mentions</th></tr>
        </thead>
        <tbody>
          <xsl:for-each select="w:place">
            <tr>
              <th scope="row"><a href="{$root}registers/{@page}.html"><xsl:value-of select="@name"/></a></th>
              <td><xsl:value-of select="local:position(.)"/></td>
              <td class="number"><xsl:value-of select="@mentions"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:if test="xs:integer(@named) gt count(w:place)">
      <p class="rest">
        <xsl:value-of select="count(w:place)"/>
        <xsl:text> of </xsl:text>
        <xsl:value-of select="f:counted(@named, 'place', 'places')"/>
        <xsl:text>, those that are named most often. </xsl:text>
        <a href="{$root}registers/places.html">All places</a>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:function name="local:position" as="xs:string">
    <xsl:param name="place" as="element(w:place)"/>
    <xsl:sequence select="if ($place/@latitude)
        then f:position($place/@latitude, $place/@longitude, $place/@cert) else '–'"/>
  </xsl:function>
</xsl:stylesheet>
