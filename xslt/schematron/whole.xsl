<?xml version="1.0" encoding="UTF-8"?>
<!-- The whole schema: inclusions in their place; rules that are scattered over a RELAX NG schema or an ODD, gathered. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:sc="urn:edition:schematron"
    exclude-result-prefixes="#all">

  <!-- The schema with everything that it includes; each included part keeps its address as xml:base. -->
  <xsl:mode name="sc:whole" on-no-match="shallow-copy"/>

  <xsl:template match="/" mode="sc:whole" as="document-node()">
    <xsl:document>
      <xsl:choose>
        <xsl:when test="sch:schema">
          <xsl:apply-templates select="sch:schema" mode="#current"/>
        </xsl:when>
        <xsl:when test="exists(.//sch:rule)">
          <xsl:call-template name="sc:gather"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="sc:refuse(*, 'this is no Schematron schema, and no rules are embedded in it')"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:document>
  </xsl:template>

  <xsl:template match="sch:schema" mode="sc:whole" as="node()*">
    <xsl:param name="via" as="element()*" tunnel="yes" select="()"/>
    <xsl:choose>
      <!-- A whole schema that another one includes: its parts. -->
      <xsl:when test="exists($via)">
        <xsl:apply-templates select="*" mode="#current">
          <xsl:with-param name="is-elsewhere" as="xs:boolean" select="true()"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise>
        <xsl:copy>
          <xsl:attribute name="xml:base" select="base-uri()"/>
          <xsl:apply-templates select="@*, *" mode="#current"/>
        </xsl:copy>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Rules embedded in another schema speak XPath 2 or later; a rule outside patterns is a pattern of its own. -->
  <xsl:template name="sc:gather" as="element(sch:schema)">
    <xsl:context-item as="document-node()" use="required"/>
    <sch:schema queryBinding="xslt3">
      <xsl:attribute name="xml:base" select="base-uri()"/>
      <xsl:for-each-group select=".//sch:ns" group-by="@prefix">
        <xsl:sequence select="current-group()[1]"/>
      </xsl:for-each-group>
      <xsl:apply-templates mode="#current"
          select=".//(sch:let | sch:phase | sch:pattern | sch:diagnostics)[not(ancestor::sch:*)]"/>
      <xsl:for-each select=".//sch:rule[not(ancestor::sch:*)]">
        <sch:pattern>
          <xsl:apply-templates select="." mode="sc:whole"/>
        </sch:pattern>
      </xsl:for-each>
    </sch:schema>
  </xsl:template>

  <!-- An inclusion is the element itself; since 2016 extends/@href is the contents of an element of the same name. -->
  <xsl:template match="sch:include | sch:extends[@href]" mode="sc:whole" as="node()*">
    <xsl:param name="via" as="element()*" tunnel="yes" select="()"/>
    <xsl:variable name="found" as="element()" select="sc:referred(.)"/>
    <xsl:if test="$via intersect .">
      <xsl:sequence select="sc:refuse(., 'leads back to itself')"/>
    </xsl:if>
    <xsl:if test="self::sch:extends and node-name($found) ne node-name(..)">
      <xsl:sequence select="sc:refuse(., 'extends a ' || local-name(..) || ' by a ' || local-name($found))"/>
    </xsl:if>
    <xsl:apply-templates select="if (self::sch:extends) then $found/node() else $found" mode="#current">
      <xsl:with-param name="via" as="element()*" tunnel="yes" select="$via, ."/>
      <xsl:with-param name="is-elsewhere" as="xs:boolean" select="true()"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="sch:*" mode="sc:whole" priority="-0.4" as="element()">
    <xsl:param name="is-elsewhere" as="xs:boolean" select="false()"/>
    <xsl:copy>
      <xsl:if test="$is-elsewhere">
        <xsl:attribute name="xml:base" select="base-uri()"/>
      </xsl:if>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- Stylesheets that the schema calls in are found from where it stands. -->
  <xsl:template match="(xsl:include | xsl:import)/@href" mode="sc:whole" as="attribute()">
    <xsl:attribute name="href" select="resolve-uri(., base-uri())"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="sc:whole" as="empty-sequence()"/>

  <!-- The element that @href names: the document element of a file, or the element with the identifier after "#". -->
  <xsl:function name="sc:referred" as="element()">
    <xsl:param name="reference" as="element()"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($reference/@href, '#')"/>
    <xsl:variable name="address" as="xs:anyURI" select="resolve-uri($parts[1], base-uri($reference))"/>
    <xsl:variable name="file" as="document-node()?" select="if (doc-available($address)) then doc($address) else ()"/>
    <xsl:variable name="found" as="element()?"
        select="if ($parts[2]) then ($file//*[(@id, @xml:id) = $parts[2]])[1] else $file/*"/>
    <xsl:sequence select="if ($found) then $found
        else sc:refuse($reference, if ($file) then 'the file has no element with that identifier' else 'no such XML file')"/>
  </xsl:function>
</xsl:stylesheet>
