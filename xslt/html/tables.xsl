<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables (TEI Guidelines, chapter 15). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <!-- A table may be wider than a narrow screen: it scrolls by itself, and can be reached by keyboard. -->
  <xsl:template match="tei:table" mode="m:html" as="element(h:div)">
    <xsl:variable name="name" as="xs:string" select="f:reading-text(tei:head[1])"/>
    <div role="group" tabindex="0" aria-label="{if ($name) then $name else 'Table'}">
      <xsl:sequence select="f:class(.)"/>
      <table>
        <xsl:sequence select="f:attributes(.)"/>
        <xsl:where-populated>
          <caption>
            <xsl:apply-templates select="tei:head/node()" mode="m:html"/>
          </caption>
        </xsl:where-populated>
        <tbody>
          <xsl:apply-templates select="tei:row" mode="m:html"/>
        </tbody>
      </table>
      <xsl:apply-templates select="* except (tei:head, tei:row)" mode="m:html"/>
    </div>
  </xsl:template>

  <xsl:template match="tei:row" mode="m:html" as="element(h:tr)">
    <tr>
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates select="*" mode="m:html"/>
    </tr>
  </xsl:template>

  <xsl:template match="tei:cell" mode="m:html" as="element()">
    <xsl:variable name="heads" as="xs:boolean" select="(@role, ../@role) = 'label'"/>
    <xsl:element name="{if ($heads) then 'th' else 'td'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:if test="$heads">
        <xsl:attribute name="scope" select="if (../@role = 'label') then 'col' else 'row'"/>
      </xsl:if>
      <xsl:for-each select="(@cols, @rows)[matches(., '^[1-9][0-9]{0,2}$')][. ne '1']">
        <xsl:attribute name="{if (name() = 'cols') then 'colspan' else 'rowspan'}" select="."/>
      </xsl:for-each>
      <xsl:if test="matches(f:reading-text(.), '^[−–-]?\p{Nd}[\p{Nd}.,\s]*%?$')">
        <xsl:attribute name="class" select="'number'"/>
      </xsl:if>
      <xsl:apply-templates mode="m:html"/>
    </xsl:element>
  </xsl:template>

  <!-- A table inside a row or anything else that is no cell: a cell of its own. -->
  <xsl:template match="tei:row/*[not(self::tei:cell)]" mode="m:html" as="element(h:td)" priority="3">
    <td>
      <xsl:next-match/>
    </td>
  </xsl:template>
</xsl:stylesheet>
