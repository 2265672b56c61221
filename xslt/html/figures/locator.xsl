<?xml version="1.0" encoding="UTF-8"?>
<!-- The small map of a place on its page, and what every map is drawn on. -->
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
    xmlns:local="urn:edition:html:figures:locator:local"
    exclude-result-prefixes="#all">

  <!-- Land and graticule: they say nothing that the words around them do not. -->
  <xsl:template name="f:map-base" as="element(svg:g)">
    <xsl:context-item as="element()" use="required"/>
    <g xmlns="http://www.w3.org/2000/svg" aria-hidden="true">
      <rect class="sea" width="{@width}" height="{@height}"/>
      <path class="land" d="{w:land/@d}"/>
      <path class="graticule" d="{w:graticule/@d}"/>
    </g>
  </xsl:template>

  <!-- Where a place is. -->
  <xsl:template name="f:locator" as="element(h:figure)">
    <xsl:context-item as="element(w:locator)" use="required"/>
    <xsl:param name="name" as="xs:string"/>
    <figure class="locator">
      <svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 {@width} {@height}" role="img"
          aria-labelledby="locator-title locator-words">
        <title id="locator-title">Map: <xsl:value-of select="$name"/></title>
        <desc id="locator-words">
          <xsl:text>A point on the coastline of today</xsl:text>
          <xsl:value-of select="if (w:point/@uncertain) then '; its position is not certain.' else '.'"/>
        </desc>
        <xsl:call-template name="f:map-base"/>
        <g class="{string-join(('point', 'uncertain'[current()/w:point/@uncertain]), ' ')}">
          <circle class="mark" cx="{w:point/@x}" cy="{w:point/@y}" r="5"/>
        </g>
      </svg>
      <figcaption>Coastline of today: Natural Earth.</figcaption>
    </figure>
  </xsl:template>

  <!-- "59.93° N, 30.34° E", and how near that is. -->
  <xsl:function name="f:position" as="xs:string" visibility="public">
    <xsl:param name="latitude" as="xs:string"/>
    <xsl:param name="longitude" as="xs:string"/>
    <xsl:param name="certainty" as="xs:string?"/>
    <xsl:sequence select="local:degrees($latitude, 'N', 'S') || ', ' || local:degrees($longitude, 'E', 'W') ||
        ' (approximate)'[$certainty = ('medium', 'low', 'unknown')]"/>
  </xsl:function>

  <xsl:function name="local:degrees" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:param name="positive" as="xs:string"/>
    <xsl:param name="negative" as="xs:string"/>
    <xsl:sequence select="replace($value, '^-', '') || '°&#xA0;' || (if (starts-with($value, '-')) then $negative else $positive)"/>
  </xsl:function>
</xsl:stylesheet>
