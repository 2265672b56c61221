<?xml version="1.0" encoding="UTF-8"?>
<!-- The list of corrections and readings after a text. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:e="urn:edition:errata"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:corrections:local"
    exclude-result-prefixes="#all">

  <!-- The entries of one text, each with the way back. -->
  <xsl:template name="f:corrections" as="element(h:section)?">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="entries" as="element()*" select=".//*[f:is-intervention(.)][ancestor::tei:TEI[1] is current()]"/>
    <xsl:if test="$entries">
      <xsl:variable name="heading" as="xs:string" select="f:part-id('corrections', .)"/>
      <section class="corrections edition" lang="en" aria-labelledby="{$heading}">
        <h2 id="{$heading}">
          <xsl:value-of select="if ($entries[not(self::tei:app)]) then 'Corrections' else 'Readings'"/>
        </h2>
        <ul role="list">
          <xsl:apply-templates select="$entries" mode="m:entry"/>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- An intervention as an entry of the list: where, what the text has, what the source has, on whose word. -->
  <xsl:mode name="m:entry" on-no-match="fail"/>

  <xsl:template match="*" mode="m:entry" as="element(h:li)">
    <xsl:variable name="id" as="xs:string" select="f:entry-id(.)"/>
    <xsl:variable name="number" as="xs:string?" select="ancestor::*[f:citation-id(.)][1]/@n"/>
    <li class="entry" id="{$id}">
      <a class="where" href="#{f:free-id($id || '-text', .)}" role="doc-backlink">
        <span class="visually-hidden"><xsl:value-of select="'back to the text' || $number ! ', paragraph '"/></span>
        <xsl:value-of select="($number, '↩')[1]"/>
      </a>
      <xsl:text> </xsl:text>
      <div class="told">
        <xsl:apply-templates select="." mode="m:told"/>
        <xsl:value-of select="local:authority(.)"/>
        <xsl:sequence select="local:reason(.)"/>
      </div>
    </li>
  </xsl:template>

  <!-- Words of the text, quoted in an entry, in their own language. -->
  <xsl:function name="local:lemma" as="element(h:span)">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="context" as="element()"/>
    <span class="lemma">
      <xsl:sequence select="$context/ancestor::*[@xml:lang][1] ! f:attributes(.)[name() = 'lang'][. ne 'en']"/>
      <xsl:value-of select="$words"/>
    </span>
  </xsl:function>

  <!-- Who answers for an intervention, and how sure they are: " (The editors; certainty: high)". -->
  <xsl:function name="local:authority" as="xs:string">
    <xsl:param name="intervention" as="element()"/>
    <xsl:variable name="told" as="element()" select="(f:chosen($intervention), $intervention)[1]"/>
    <xsl:variable name="names" as="xs:string" select="f:list(f:names-of(($told/@resp, $intervention/@resp)[1], $told))"/>
    <xsl:variable name="words" as="xs:string*" select="$names[.], $told/@cert ! ('certainty: ' || .)"/>
    <xsl:sequence select="if (exists($words)) then ' (' || string-join($words, '; ') || ')' else ''"/>
  </xsl:function>

  <!-- Why, where a note beside the intervention says it; with the source that shows it. -->
  <xsl:function name="local:reason" as="node()*">
    <xsl:param name="intervention" as="element()"/>
    <xsl:for-each select="$intervention/@xml:id ! key('e:reason', ., root($intervention))">
      <xsl:text> </xsl:text>
      <span class="reason">
        <xsl:for-each select="(tei:p, .[not(tei:p)])[1], tei:bibl">
          <xsl:value-of select="' '[position() gt 1]"/>
          <xsl:apply-templates select="node() except tei:bibl" mode="m:html"/>
        </xsl:for-each>
      </span>
    </xsl:for-each>
  </xsl:function>

  <!-- What an entry says. -->
  <xsl:mode name="m:told" on-no-match="fail"/>

  <xsl:template match="tei:choice" mode="m:told" as="node()*">
    <xsl:variable name="chosen" as="element()" select="f:chosen(.)"/>
    <xsl:sequence select="local:lemma(f:reading-text($chosen), .)"/>
    <xsl:value-of select="map{'corr': ' corrected; the source has ', 'reg': ' normalised; the source has ',
        'expan': ' written out; the source has '}(local-name($chosen))"/>
    <xsl:for-each select="* except $chosen">
      <xsl:apply-templates select="." mode="m:html"/>
      <xsl:value-of select="', '[current()/following-sibling::* except $chosen]"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:supplied" mode="m:told" as="node()*">
    <xsl:sequence select="local:lemma(f:erratum(.)/@correction, .)"/>
    <xsl:value-of select="': ' || f:reading-text(.) || ' supplied' || @reason ! (' (' || translate(., '-', ' ') || ')')"/>
  </xsl:template>

  <xsl:template match="tei:surplus" mode="m:told" as="node()*">
    <xsl:sequence select="local:lemma(f:erratum(.)/@correction, .)"/>
    <xsl:text>: </xsl:text>
    <span class="reading">
      <xsl:apply-templates mode="m:html"/>
    </span>
    <xsl:text> left out</xsl:text>
    <xsl:value-of select="@reason ! (' (' || translate(., '-', ' ') || ')')"/>
  </xsl:template>

  <xsl:template match="tei:app" mode="m:told" as="node()*">
    <xsl:variable name="shown" as="element()?" select="(tei:lem, tei:rdg, tei:rdgGrp/tei:rdg)[1]"/>
    <xsl:sequence select="local:lemma(f:reading-text($shown), .)"/>
    <xsl:sequence select="local:witnesses($shown)"/>
    <xsl:apply-templates select="* except $shown" mode="m:html"/>
  </xsl:template>

  <!-- Readings of other witnesses, in an entry. -->
  <xsl:template match="tei:rdg | tei:lem" mode="m:html" as="element()">
    <xsl:element name="{if (f:has-block(.)) then 'div' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
      <xsl:if test="not(normalize-space())">
        <xsl:text>omitted</xsl:text>
      </xsl:if>
      <xsl:sequence select="local:witnesses(.)"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:rdgGrp | tei:wit | tei:witDetail" mode="m:html" as="element()">
    <xsl:call-template name="f:wrap"/>
  </xsl:template>

  <!-- The witnesses of a reading, by their names. -->
  <xsl:function name="local:witnesses" as="element(h:span)?">
    <xsl:param name="reading" as="element()?"/>
    <xsl:if test="normalize-space($reading/@wit)">
      <span class="wit">
        <xsl:value-of select="' ' || string-join(f:names-of($reading/@wit, $reading), ' ')"/>
      </span>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
