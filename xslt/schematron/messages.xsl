<?xml version="1.0" encoding="UTF-8"?>
<!-- The words of assertions and diagnostics, with the values and names that are put into them. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:out="urn:edition:schematron:out"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:sc="urn:edition:schematron"
    exclude-result-prefixes="#all">

  <!-- Diagnostics by identifier. -->
  <xsl:key name="sc:diagnostic" match="sch:diagnostic" use="@id"/>

  <!-- Words become instructions that write them; sch:emph, sch:dir, sch:span and foreign elements, what they hold. -->
  <xsl:mode name="sc:message" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="sc:message" as="element()">
    <out:text>
      <xsl:value-of select="."/>
    </out:text>
  </xsl:template>

  <xsl:template match="sch:value-of" mode="sc:message" as="node()*">
    <xsl:call-template name="sc:line"/>
    <out:value-of select="{@select}">
      <xsl:call-template name="sc:origin">
        <xsl:with-param name="expression" as="xs:string?" select="@select"/>
      </xsl:call-template>
    </out:value-of>
  </xsl:template>

  <!-- The name of the context, or of the node that @path leads to; @path may also give the name itself. -->
  <xsl:template match="sch:name" mode="sc:message" as="node()*">
    <xsl:call-template name="sc:line"/>
    <out:value-of select="({(@path, '.')[1]}) ! (if (. instance of node()) then name() else string())">
      <xsl:call-template name="sc:origin">
        <xsl:with-param name="expression" as="xs:string?" select="@path"/>
      </xsl:call-template>
    </out:value-of>
  </xsl:template>

  <xsl:template match="xsl:*" mode="sc:message" as="element()">
    <xsl:copy-of select="."/>
  </xsl:template>

  <!-- The diagnostics that an assertion names, in that order. -->
  <xsl:template name="sc:hint" as="node()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="assertion" as="element()" select="."/>
    <xsl:for-each select="tokenize(@diagnostics)">
      <xsl:variable name="diagnostic" as="element()?" select="key('sc:diagnostic', ., root($assertion))[1]"/>
      <xsl:sequence select="if ($diagnostic) then () else sc:refuse($assertion, 'there is no diagnostic ' || .)"/>
      <xsl:apply-templates select="$diagnostic/node()" mode="sc:message"/>
      <out:text><xsl:text> </xsl:text></out:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
