<?xml version="1.0" encoding="UTF-8"?>
<!-- Attributes and their values. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:rng="http://relaxng.org/ns/structure/1.0"
    xmlns="http://relaxng.org/ns/structure/1.0"
    xmlns:o="urn:edition:odd"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <!-- The name under which an attribute of an element is defined: "p.attribute.xml-id". -->
  <xsl:function name="o:attribute-name" as="xs:string">
    <xsl:param name="definition" as="element(tei:attDef)"/>
    <xsl:sequence select="$definition/ancestor::tei:elementSpec/@ident || '.attribute.' || translate($definition/@ident, ':', '-')"/>
  </xsl:function>

  <!-- An attribute where its element has it, required or optional. -->
  <xsl:function name="o:attribute-ref" as="element()" visibility="public">
    <xsl:param name="definition" as="element(tei:attDef)"/>
    <xsl:variable name="ref" as="element(rng:ref)" select="o:ref(o:attribute-name($definition))"/>
    <xsl:sequence select="o:repeat($ref, if ($definition/@usage = 'req') then 1 else 0, 1)"/>
  </xsl:function>

  <xsl:template match="tei:attDef" mode="m:grammar" as="element(rng:define)">
    <xsl:variable name="datatype" as="element(tei:datatype)?" select="tei:datatype"/>
    <xsl:variable name="value" as="element()+"
        select="if (o:closed-list(.)) then o:values(o:closed-list(.)) else o:datatype($datatype/tei:dataRef)"/>
    <define name="{o:attribute-name(.)}">
      <attribute name="{@ident}">
        <xsl:sequence select="o:documentation(.)"/>
        <xsl:choose>
          <xsl:when test="empty($datatype) or o:is-once($datatype)">
            <xsl:sequence select="$value"/>
          </xsl:when>
          <xsl:otherwise>
            <list><xsl:sequence select="o:repeat($value, o:least($datatype), o:most($datatype))"/></list>
          </xsl:otherwise>
        </xsl:choose>
      </attribute>
    </define>
  </xsl:template>

  <!-- The values of a closed list, each with what it means. -->
  <xsl:function name="o:values" as="element()+" visibility="public">
    <xsl:param name="list" as="element(tei:valList)"/>
    <xsl:variable name="values" as="element()+">
      <xsl:for-each select="$list/tei:valItem">
        <value><xsl:value-of select="@ident"/></value>
        <xsl:sequence select="o:documentation(.)"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="o:choice($values)"/>
  </xsl:function>

  <!-- The pattern of a datatype: a pointer to its definition, or where the ODD narrows it the definition narrowed. -->
  <xsl:function name="o:datatype" as="element()+" visibility="public">
    <xsl:param name="reference" as="element(tei:dataRef)"/>
    <xsl:variable name="facets" as="element(rng:param)*" select="o:facets($reference)"/>
    <xsl:choose>
      <xsl:when test="$reference/@name">
        <data type="{$reference/@name}"><xsl:sequence select="$facets"/></data>
      </xsl:when>
      <xsl:when test="$facets">
        <xsl:for-each select="o:definition($reference/@key)/rng:data">
          <xsl:copy><xsl:sequence select="@*, *, $facets"/></xsl:copy>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="o:ref($reference/@key)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- @restriction and dataFacet as parameters of a datatype of XML Schema. -->
  <xsl:function name="o:facets" as="element(rng:param)*">
    <xsl:param name="reference" as="element(tei:dataRef)"/>
    <xsl:for-each select="$reference/@restriction">
      <param name="pattern"><xsl:value-of select="."/></param>
    </xsl:for-each>
    <xsl:for-each select="$reference/tei:dataFacet">
      <param name="{@name}"><xsl:value-of select="@value"/></param>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
