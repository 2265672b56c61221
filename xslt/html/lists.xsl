<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists: the labels as they are printed, numbers or dashes only where nothing is printed. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <!-- A list of items. Its heading stands before it, for an HTML list holds nothing but items. -->
  <xsl:template match="tei:list | tei:listWit | tei:listRelation" mode="m:html" as="element()+">
    <xsl:apply-templates select="tei:head" mode="m:html"/>
    <xsl:element name="{if (tokenize(@rend) = ('numbered', 'lettered', 'ordered') or @type = ('ordered', 'numbered')) then 'ol'
        else 'ul'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:attribute name="class" select="f:class(.), 'labelled'[current()/*/tei:label]"/>
      <xsl:attribute name="role" select="'list'"/>
      <xsl:apply-templates select="* except tei:head" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Labels and items side by side: terms and what is said of them. -->
  <xsl:template match="tei:list[tei:label]" mode="m:html" as="element()+">
    <xsl:apply-templates select="tei:head" mode="m:html"/>
    <dl>
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates select="* except tei:head" mode="m:html"/>
    </dl>
  </xsl:template>

  <!-- Lists of records: books, persons, places and the like, each a block. -->
  <xsl:template match="tei:listBibl | tei:listPerson | tei:listPlace | tei:listOrg | tei:listEvent | tei:listObject |
      tei:person | tei:personGrp | tei:place | tei:org | tei:event | tei:object | tei:standOff" mode="m:html" as="element(h:div)">
    <div>
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </div>
  </xsl:template>

  <xsl:template match="tei:item | tei:witness" mode="m:html" as="element()">
    <xsl:element name="{if (parent::tei:list[tei:label]) then 'dd' else 'li'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:list[tei:label]/tei:label | tei:list/tei:headLabel" mode="m:html" as="element(h:dt)" priority="2">
    <dt>
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </dt>
  </xsl:template>

  <xsl:template match="tei:item/tei:label" mode="m:html" as="element(h:span)" priority="2">
    <span class="label">
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </span>
  </xsl:template>

  <!-- Whatever else stands between items is an item without a mark, if it has words. -->
  <xsl:template match="(tei:list | tei:listWit | tei:listRelation | tei:castList | tei:castGroup)/*[not(local-name() = (
      'item', 'label', 'head', 'headLabel', 'headItem', 'witness', 'castItem', 'castGroup'))]"
      mode="m:html" as="element()?" priority="3">
    <xsl:variable name="content" as="item()*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:if test="normalize-space(string-join($content)) or $content[. instance of element()]//@id">
      <xsl:element name="{if (../tei:label) then 'dd' else 'li'}" namespace="http://www.w3.org/1999/xhtml">
        <xsl:attribute name="class" select="'between'"/>
        <xsl:sequence select="$content"/>
      </xsl:element>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
