<?xml version="1.0" encoding="UTF-8"?>
<!-- What an entry is to the texts of the edition and to other entries: author, addressee, place of writing. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:r="urn:edition:register"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:local="urn:edition:html:register:roles:local"
    exclude-result-prefixes="#all">

  <xsl:variable name="local:labels" as="map(xs:string, xs:string)" select="map{
      'author': 'Author of', 'editor': 'Editor of', 'sender': 'Sender of', 'addressee': 'Addressee of',
      'place-of-writing': 'Written or delivered here', 'place-of-addressee': 'Sent here', 'setting': 'Occasion of',
      'subject': 'Subject of', 'work': 'Edited here', 'source': 'Source of', 'source-author': 'Author of a source of',
      'source-editor': 'Editor of a source of', 'source-publisher': 'Publisher of a source of',
      'source-place': 'A source was published here'}"/>

  <!-- Other entries that point to this one, by the element that does. -->
  <xsl:variable name="local:relations" as="map(xs:string, xs:string)" select="map{
      'author': 'Author of', 'editor': 'Editor of', 'publisher': 'Publisher of', 'pubPlace': 'Published here',
      'where': 'Events here'}"/>

  <xsl:template name="f:entry-roles" as="element(h:section)?">
    <xsl:context-item as="element(r:entry)" use="required"/>
    <xsl:variable name="roles" as="element()*" select="r:role,
        r:here[not(@text = current()/r:role[@name = 'work']/@text)],
        r:pointed[map:contains($local:relations, @role)][not(@text = current()/r:role[@name = 'author']/@text)]"/>
    <xsl:if test="$roles">
      <section class="roles" aria-labelledby="roles">
        <h2 id="roles">In this edition</h2>
        <dl>
          <xsl:for-each-group select="$roles" group-by="local:label(.)">
            <dt><xsl:value-of select="current-grouping-key()"/></dt>
            <xsl:for-each select="current-group()">
              <dd><xsl:sequence select="local:target(.)"/></dd>
            </xsl:for-each>
          </xsl:for-each-group>
        </dl>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- A role in words; of a contribution, those of the header. -->
  <xsl:function name="local:label" as="xs:string">
    <xsl:param name="role" as="element()"/>
    <xsl:sequence select="
        if ($role/self::r:here) then $local:labels('work')
        else if ($role/self::r:pointed) then $local:relations($role/@role)
        else ($local:labels($role/@name), $role/@words[normalize-space()], 'Contributor to')[1] ! string()"/>
  </xsl:function>

  <!-- The text or the entry to which an entry is that. -->
  <xsl:function name="local:target" as="node()*">
    <xsl:param name="role" as="element()"/>
    <xsl:choose>
      <xsl:when test="$role/self::r:pointed">
        <xsl:sequence select="f:entry-link($role)"/>
      </xsl:when>
      <xsl:otherwise>
        <a href="{$root}{$role/@text}"><cite><xsl:value-of select="$role/@title"/></cite></a>
        <xsl:value-of select="$role/@date ! (', ' || .)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
