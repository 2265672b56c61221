<?xml version="1.0" encoding="UTF-8"?>
<!-- Every intervention in the texts, text by text: place, reading, correction, kind and certainty, reason. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:e="urn:edition:errata"
    xmlns:f="urn:edition:functions"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:errata:local"
    exclude-result-prefixes="#all">

  <xsl:variable name="local:title" as="xs:string" select="'Errata'"/>

  <xsl:template match="e:errata" as="element(h:html)">
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="string-join(($local:title, $edition-title[.]), ' – ')"/>
      <xsl:with-param name="class" select="'errata-page'"/>
      <xsl:with-param name="head" as="element()*">
        <meta name="description" content="Every correction that this edition makes in its texts, with the reason"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="node()*">
        <article>
          <h1><xsl:value-of select="$local:title"/></h1>
          <xsl:call-template name="local:preface"/>
          <xsl:for-each select="e:text[e:erratum]">
            <xsl:call-template name="local:text"/>
          </xsl:for-each>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- How many there are, of which kinds, and how to read them. -->
  <xsl:template name="local:preface" as="element()+">
    <xsl:context-item as="element(e:errata)" use="required"/>
    <xsl:variable name="all" as="element(e:erratum)*" select="e:text/e:erratum"/>
    <xsl:variable name="kinds" as="xs:string*">
      <xsl:for-each-group select="$all" group-by="@called">
        <xsl:sort select="-count(current-group())"/>
        <xsl:sort select="current-grouping-key()"/>
        <xsl:sequence select="current-grouping-key() || ' (' || count(current-group()) || ')'"/>
      </xsl:for-each-group>
    </xsl:variable>
    <p>
      <xsl:value-of select="
          if (empty($all)) then 'Nothing was corrected in the texts of this edition.'
          else 'The reading text differs from the captures in ' || count($all) || (if (count($all) eq 1) then ' place' else ' places')
               || '. The words of the capture are kept beside the correction; by kind: ' || f:list($kinds) || '.'"/>
    </p>
    <xsl:if test="exists($all)">
      <p class="data">
        <xsl:text>As data: </xsl:text>
        <a href="{$root}downloads/errata.csv">CSV</a>
        <xsl:text>, </xsl:text>
        <a href="{$root}downloads/errata.json">JSON</a>
        <xsl:text>.</xsl:text>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- The errata of one text. -->
  <xsl:template name="local:text" as="element(h:section)">
    <xsl:context-item as="element(e:text)" use="required"/>
    <xsl:variable name="id" as="xs:string" select="'text-' || position()"/>
    <section class="errata">
      <h2 id="{$id}"><a href="{$root}texts/{@id}.html"><xsl:value-of select="@title"/></a></h2>
      <div class="table" role="region" aria-labelledby="{$id}" tabindex="0">
        <table>
          <thead>
            <tr>
              <xsl:for-each select="'Place', 'Capture', 'Edition', 'Kind', 'Certainty', 'Reason'">
                <th scope="col"><xsl:value-of select="."/></th>
              </xsl:for-each>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="e:erratum">
              <xsl:call-template name="local:row"/>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <!-- One intervention; its place leads to the paragraph. -->
  <xsl:template name="local:row" as="element(h:tr)">
    <xsl:context-item as="element(e:erratum)" use="required"/>
    <tr>
      <td class="where">
        <a href="{$root}texts/{../@id}.html#{(@id[. ne ''] ! (. || '-text'), @block)[1]}">
          <span class="visually-hidden"><xsl:value-of select="'paragraph '[current()/@paragraph ne '']"/></span>
          <xsl:value-of select="@place"/>
        </a>
      </td>
      <td class="reading"><xsl:value-of select="@reading"/></td>
      <td class="correction"><xsl:value-of select="@correction"/></td>
      <td class="kind"><xsl:value-of select="@called"/></td>
      <td class="cert"><xsl:value-of select="@cert"/></td>
      <td class="why">
        <xsl:value-of select="@reason"/>
        <xsl:for-each select="tokenize(@source)[matches(., '^https?://')]">
          <xsl:text> </xsl:text>
          <a href="{.}"><xsl:value-of select="replace(., '^https?://(www\.)?([^/]+).*$', '$2')"/></a>
        </xsl:for-each>
      </td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
