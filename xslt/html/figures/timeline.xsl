<?xml version="1.0" encoding="UTF-8"?>
<!-- The timeline of the edition: its texts and the events that they name, and the table of the same data. -->
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
    xmlns:local="urn:edition:html:figures:timeline:local"
    exclude-result-prefixes="#all">

  <xsl:template match="w:timeline" mode="m:figure" as="element(h:section)">
    <section class="drawn" aria-labelledby="timeline">
      <h2 id="timeline">
        <xsl:text>Timeline, </xsl:text>
        <xsl:value-of select="distinct-values((@first, @last)) ! local:year(.)" separator="–"/>
      </h2>
      <figure class="drawing">
        <xsl:call-template name="local:drawing"/>
        <xsl:call-template name="local:list"/>
        <figcaption><xsl:call-template name="local:caption"/></figcaption>
      </figure>
      <details>
        <summary>The timeline as a table</summary>
        <xsl:call-template name="local:table"/>
      </details>
    </section>
  </xsl:template>

  <xsl:function name="local:year" as="xs:string">
    <xsl:param name="year" as="xs:string"/>
    <xsl:sequence select="if (starts-with($year, '-')) then substring($year, 2) || ' BCE' else $year"/>
  </xsl:function>

  <xsl:template name="local:drawing" as="element(svg:svg)">
    <xsl:context-item as="element(w:timeline)" use="required"/>
    <xsl:variable name="bottom" as="xs:string" select="@height"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="timeline wide" viewBox="0 0 {@width} {@height}" role="group"
        aria-labelledby="timeline-title timeline-words">
      <title id="timeline-title">Timeline of the texts and of the events that they name</title>
      <desc id="timeline-words">Each mark is a link. The table below has the same data.</desc>
      <g class="years" aria-hidden="true">
        <xsl:for-each select="w:year">
          <line x1="{@x}" x2="{@x}" y1="24" y2="{$bottom}"/>
          <xsl:if test="@label">
            <text x="{@label-x}" y="16" class="{local:anchor(.)}"><xsl:value-of select="local:year(@label)"/></text>
          </xsl:if>
        </xsl:for-each>
      </g>
      <xsl:for-each select="w:bar">
        <rect class="bar" x="{@x}" y="{@y}" width="{@width}" height="{@height}">
          <title><xsl:value-of select="local:year(@year), f:counted(@count, 'text', 'texts')" separator=": "/></title>
        </rect>
      </xsl:for-each>
      <xsl:for-each select="w:item">
        <xsl:call-template name="local:item"/>
      </xsl:for-each>
    </svg>
  </xsl:template>

  <!-- The years at the edges stay within them. -->
  <xsl:function name="local:anchor" as="xs:string">
    <xsl:param name="year" as="element(w:year)"/>
    <xsl:variable name="x" as="xs:double" select="xs:double($year/@label-x)"/>
    <xsl:sequence select="if ($x lt 18) then 'start' else if ($x gt xs:double($year/../@width) - 18) then 'end' else 'middle'"/>
  </xsl:function>

  <!-- A text or an event: a point, or a bar where it lasts. -->
  <xsl:template name="local:item" as="element(svg:a)">
    <xsl:context-item as="element(w:item)" use="required"/>
    <xsl:variable name="left" as="xs:double" select="xs:double(@left)"/>
    <xsl:variable name="width" as="xs:double" select="xs:double(@right) - $left"/>
    <xsl:variable name="told" as="xs:string" select="string-join((@author, @name, local:date(.)), ', ')"/>
    <a xmlns="http://www.w3.org/2000/svg" href="{$root}{@page}" class="{@kind}" aria-label="{$told}">
      <title><xsl:value-of select="$told"/></title>
      <xsl:choose>
        <xsl:when test="$width gt 10">
          <rect class="mark" x="{@left}" y="{xs:double(@y) - 3.5}" width="{format-number($width, '0.#')}" height="7" rx="3.5"/>
        </xsl:when>
        <xsl:otherwise>
          <circle class="mark" cx="{format-number($left + $width div 2, '0.#')}" cy="{@y}" r="5"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@label">
        <text x="{@label-x}" y="{xs:double(@y) + 5}" class="{@anchor}">
          <xsl:sequence select="local:label(.)"/>
        </text>
      </xsl:if>
    </a>
  </xsl:template>

  <!-- The words of a label; an author in small capitals. -->
  <xsl:function name="local:label" as="node()*">
    <xsl:param name="item" as="element(w:item)"/>
    <xsl:variable name="author" as="xs:string?" select="$item/@author[starts-with($item/@label, .)]"/>
    <xsl:if test="$author">
      <tspan xmlns="http://www.w3.org/2000/svg" class="author"><xsl:value-of select="$author"/></tspan>
    </xsl:if>
    <xsl:value-of select="substring($item/@label, string-length($author) + 1)"/>
  </xsl:function>

  <!-- The date in the words of the source, or in ours. -->
  <xsl:function name="local:date" as="xs:string">
    <xsl:param name="moment" as="element()"/>
    <xsl:sequence select="($moment/@words, f:span($moment/tei:date))[1]"/>
  </xsl:function>

  <!-- On a phone the same is a list. -->
  <xsl:template name="local:list" as="element(h:ol)?">
    <xsl:context-item as="element(w:timeline)" use="required"/>
    <xsl:where-populated>
      <ol class="moments narrow" role="list">
        <xsl:for-each select="w:moment[@state = 'drawn']">
          <li class="{@kind}">
            <span class="date"><xsl:value-of select="local:date(.)"/></span>
            <xsl:text> </xsl:text>
            <a href="{$root}{@page}">
              <xsl:where-populated>
                <span class="author"><xsl:value-of select="@author"/></span>
              </xsl:where-populated>
              <xsl:value-of select="@author ! ', ', @name" separator=""/>
            </a>
          </li>
        </xsl:for-each>
      </ol>
    </xsl:where-populated>
  </xsl:template>

  <!-- What is what, and what the texts name of other times. -->
  <xsl:template name="local:caption" as="node()*">
    <xsl:context-item as="element(w:timeline)" use="required"/>
    <xsl:variable name="beyond" as="element()*" select="w:moment[@state = 'beyond']"/>
    <xsl:value-of select="if (w:bar) then 'The number of texts of each year' else 'The texts'"/>
    <xsl:value-of select="if (w:item[@kind = 'event']) then ' and events that they name. ' else '. '"/>
    <xsl:if test="$beyond">
      <xsl:text>Named, too: </xsl:text>
      <xsl:for-each select="$beyond[position() le 8]">
        <xsl:value-of select="if (position() gt 1) then ', ' else ()"/>
        <a href="{$root}{@page}"><xsl:value-of select="@name"/></a>
        <xsl:value-of select="' (' || local:date(.) || ')'"/>
      </xsl:for-each>
      <xsl:value-of select="(count($beyond) - 8)[. gt 0] ! (' and ' || . || ' more')"/>
      <xsl:text>.</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="local:table" as="element(h:div)">
    <xsl:context-item as="element(w:timeline)" use="required"/>
    <div class="table">
      <table>
        <thead>
          <tr><th scope="col">Date</th><th scope="col">Text or event</th><th scope="col" class="number">Mentions</th></tr>
        </thead>
        <tbody>
          <xsl:for-each select="w:counted">
            <tr class="text">
              <td class="date"><xsl:value-of select="local:year(@year)"/></td>
              <th scope="row"><xsl:value-of select="f:counted(@count, 'text', 'texts')"/></th>
              <td class="number">–</td>
            </tr>
          </xsl:for-each>
          <xsl:for-each select="w:moment">
            <tr class="{@kind}">
              <td class="date"><xsl:value-of select="local:date(.)"/></td>
              <th scope="row">
                <xsl:value-of select="@author ! (. || ', ')"/>
                <a href="{$root}{@page}"><xsl:value-of select="@name"/></a>
              </th>
              <td class="number"><xsl:value-of select="(@mentions, '–')[1]"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>
</xsl:stylesheet>
